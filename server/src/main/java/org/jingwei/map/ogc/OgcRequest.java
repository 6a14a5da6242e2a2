package org.jingwei.map.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jingwei.http.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A request to an OGC API: where the API lies, in which form the answer is wanted, and its
 * parameters, of which only the known ones are taken.
 */
final class OgcRequest {
    static final String JSON = "application/json";
    static final String GEO_JSON = "application/geo+json";
    static final String HTML = "text/html";

    private final HttpServletRequest request;

    private OgcRequest(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Checks the names of parameters.
     *
     * @param known those that the API definition has for it, besides {@code f}
     */
    static OgcRequest of(HttpServletRequest request, Set<String> known) {
        for (String name : request.getParameterMap().keySet()) {
            if (!known.contains(name) && !name.equals("f")) {
                Set<String> all = new TreeSet<>(known);
                all.add("f");
                throw Problem.badRequest(
                        "unknown-parameter",
                        "\""
                                + shortened(name)
                                + "\" is no parameter here; these are: "
                                + String.join(", ", all)
                                + ".");
            }
        }
        return new OgcRequest(request);
    }

    static OgcRequest of(HttpServletRequest request) {
        return of(request, Set.of());
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** Address of the landing page, without a slash at the end. */
    String root() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/ogc";
    }

    Optional<String> find(String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw Problem.badRequest(
                    "invalid-parameter", "The parameter " + name + " stands more than once.");
        }
        return Optional.of(values[0]);
    }

    boolean wantsHtml() {
        return wanted(List.of("json", "html")).equals("html");
    }

    /** The form asked for by {@code f}, else by the header Accept, else the first. */
    String wanted(List<String> forms) {
        Optional<String> asked = find("f");
        if (asked.isPresent()) {
            if (!forms.contains(asked.get())) {
                throw Problem.badRequest(
                        "invalid-parameter", "f must be one of " + String.join(", ", forms) + ".");
            }
            return asked.get();
        }
        return forms.contains("html") && prefersHtml() ? "html" : forms.getFirst();
    }

    private boolean prefersHtml() {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || accept.length() > 1000) {
            return false;
        }
        int html = accept.indexOf(MediaType.TEXT_HTML_VALUE);
        int json = accept.indexOf("json");
        return html >= 0 && (json < 0 || html < json);
    }

    /** This very request in another form. */
    String address(String form) {
        return ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam("f", form)
                .encode()
                .toUriString();
    }

    /** This very request with another parameter. */
    String with(String name, String value) {
        return ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(name, value)
                .encode()
                .toUriString();
    }

    /** Links to this resource in this form and the other. */
    List<OgcLink> selfLinks(String type) {
        boolean html = wantsHtml();
        List<OgcLink> links = new ArrayList<>();
        for (String form : Arrays.asList("json", "html")) {
            boolean self = form.equals("html") == html;
            links.add(
                    OgcLink.of(
                            address(form),
                            self ? "self" : "alternate",
                            form.equals("html") ? HTML : type,
                            "This page as " + (form.equals("html") ? "HTML" : "JSON")));
        }
        return links;
    }
}
