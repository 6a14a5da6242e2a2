package org.jingwei.testing;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
public final class Answer {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int status;
    private final HttpHeaders headers;
    private final byte[] bytes;

    Answer(int status, HttpHeaders headers, byte[] bytes) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
    }

    public int status() {
        return status;
    }

    /** One header, empty when it is absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The header that sets this cookie, empty when there is none. */
    public String settingCookie(String name) {
        return headers.allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith(name + "="))
                .findFirst()
                .orElse("");
    }

    /** The body as it came. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(bytes);
    }

    /** The items of a list. */
    public List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        json().path("items").forEach(items::add);
        return items;
    }

    /** One text field of the body. */
    public String text(String field) {
        return json().path(field).asString("");
    }

    /** The body as text. */
    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Fails unless the status is this one, showing what came instead. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError(
                    "expected status " + expected + ", got " + status + ": " + body());
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + body();
    }
}
