package org.jingwei.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the method for an address among those whose addresses begin alike.
 *
 * <p>Spring asks every method in turn whether it answers an address that has a variable in it: its
 * verb, headers, types and pattern. Of some hundreds of methods a handful begin as the address
 * does. Where exactly one of these answers, it is the one that Spring would choose. An address with
 * characters that are decoded before they are compared is left to Spring, and so is one that none
 * or several answer, to say why or to choose.
 *
 * <p>Cost: a look-up for each part of the address, and Spring's own comparison for each method that
 * begins alike.
 */
@Component
class PrefixedAddresses implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {
        private Map<String, List<Map.Entry<RequestMappingInfo, HandlerMethod>>> byBeginning =
                Map.of();

        @Override
        protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
            super.handlerMethodsInitialized(methods);
            byBeginning =
                    methods.entrySet().stream()
                            .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                            .collect(
                                    Collectors.groupingBy(
                                            entry -> beginning(entry.getKey().getPatternValues())));
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(
                String path, HttpServletRequest request) throws Exception {
            Found found = isPlain(path) ? only(path, request) : null;
            if (found == null) {
                return super.lookupHandlerMethod(path, request);
            }
            request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.method());
            handleMatch(found.matching(), path, request);
            return found.method();
        }

        /** A method, and how it answers this request. */
        private record Found(RequestMappingInfo matching, HandlerMethod method) {}

        /** The one method that answers; null for none or several. */
        private @Nullable Found only(String path, HttpServletRequest request) {
            Found only = null;
            for (String beginning : beginnings(path)) {
                for (var entry : byBeginning.getOrDefault(beginning, List.of())) {
                    RequestMappingInfo matching = getMatchingMapping(entry.getKey(), request);
                    if (matching != null && only != null) {
                        return null;
                    }
                    if (matching != null) {
                        only = new Found(matching, entry.getValue());
                    }
                }
            }
            return only;
        }
    }

    /** Whether an address is compared as it is written. */
    private static boolean isPlain(String path) {
        return path.indexOf('%') < 0 && path.indexOf(';') < 0;
    }

    /** An address as a whole, and each part of it that ends with a slash. */
    static List<String> beginnings(String path) {
        List<String> beginnings = new ArrayList<>();
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            beginnings.add(path.substring(0, end + 1));
        }
        if (!path.endsWith("/")) {
            beginnings.add(path);
        }
        return beginnings;
    }

    /**
     * What every address is or begins with that one of the patterns matches: all of a pattern
     * without variables, else as far as the last slash before the first.
     */
    static String beginning(Set<String> patterns) {
        if (patterns.size() != 1) {
            return "/";
        }
        String pattern = patterns.iterator().next();
        String literal = pattern.split("[{*?]", 2)[0];
        return literal.length() == pattern.length()
                ? pattern
                : literal.substring(0, literal.lastIndexOf('/') + 1);
    }
}
