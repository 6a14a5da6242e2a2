package org.jingwei.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Bounds every body that is read into a value, of whatever media type: it is held in memory. Files
 * are read as streams with limits of their own, also those that come as JSON.
 */
@ControllerAdvice
class JsonBodyLimit extends RequestBodyAdviceAdapter {
    static final int MAX_BYTES = 1 << 20;

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        if (message.getHeaders().getContentLength() > MAX_BYTES) {
            throw tooLarge();
        }
        return new Limited(
                message.getHeaders(),
                new LimitedStream(message.getBody(), MAX_BYTES, JsonBodyLimit::tooLarge));
    }

    private static Problem tooLarge() {
        return Problem.tooLarge(
                "The body has more than " + MAX_BYTES + " bytes; send less in one request.");
    }

    private record Limited(HttpHeaders headers, InputStream body) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
