package org.jingwei.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the method for an address without weighing those whose addresses begin otherwise.
 *
 * <p>Spring asks every method in turn whether it answers an address that has a variable in it: its
 * verb, headers, types and pattern. Of some hundreds of methods a handful begin as the address
 * does. An address with characters that are decoded before they are compared is asked of all, as
 * before; so is one that nothing answers, to say why.
 *
 * <p>Cost: one comparison of beginnings a method. What stands in no pattern yet, because it was
 * registered late, is weighed as before.
 */
@Component
class PrefixedAddresses implements WebMvcRegistrations {
    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {
        private Map<RequestMappingInfo, String> beginnings = Map.of();

        @Override
        protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
            super.handlerMethodsInitialized(methods);
            Map<RequestMappingInfo, String> found = new HashMap<>();
            methods.keySet().forEach(info -> found.put(info, beginning(info.getPatternValues())));
            beginnings = Map.copyOf(found);
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(
                RequestMappingInfo info, HttpServletRequest request) {
            String address =
                    ServletRequestPathUtils.getParsedRequestPath(request)
                            .pathWithinApplication()
                            .value();
            return isPlain(address) && !address.startsWith(beginnings.getOrDefault(info, ""))
                    ? null
                    : super.getMatchingMapping(info, request);
        }

        private static boolean isPlain(String address) {
            return address.indexOf('%') < 0 && address.indexOf(';') < 0;
        }
    }

    /** What every address begins with that one of the patterns matches. */
    static String beginning(Set<String> patterns) {
        if (patterns.size() != 1) {
            return "";
        }
        String pattern = patterns.iterator().next();
        String literal = pattern.split("[{*?]", 2)[0];
        return literal.substring(0, literal.lastIndexOf('/') + 1);
    }
}
