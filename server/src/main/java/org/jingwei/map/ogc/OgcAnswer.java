package org.jingwei.map.ogc;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers of OGC APIs: JSON, or the same as a page to read. */
final class OgcAnswer {
    private static final JsonMapper JSON = JsonMapper.shared();

    private OgcAnswer() {}

    static ResponseEntity<byte[]> of(OgcRequest request, String title, Map<String, ?> json) {
        return of(request, title, json, OgcRequest.JSON);
    }

    /** The answer in the wanted form; what one caller sees is kept by no shared cache. */
    static ResponseEntity<byte[]> of(
            OgcRequest request, String title, Map<String, ?> json, String type) {
        return headed(request, type).body(body(request, title, json));
    }

    static ResponseEntity.BodyBuilder headed(OgcRequest request, String type) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Authorization, Cookie")
                .contentType(
                        MediaType.parseMediaType(
                                request.wantsHtml() ? "text/html;charset=UTF-8" : type));
    }

    static byte[] body(OgcRequest request, String title, Map<String, ?> json) {
        byte[] bytes = JSON.writeValueAsBytes(json);
        return request.wantsHtml() ? HtmlPage.of(title, JSON.readTree(bytes)) : bytes;
    }
}
