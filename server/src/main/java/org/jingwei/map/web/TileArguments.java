package org.jingwei.map.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.map.TileFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives a controller the address and the filter of a tile. Spring would bind them as well, but
 * takes longer for that than the tile takes.
 */
@Component
class TileArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == TileFilter.class || type == TileAddress.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == TileAddress.class
                ? address(request)
                : filter(request);
    }

    private static TileAddress address(NativeWebRequest request) {
        Object variables =
                request.getAttribute(
                        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                        RequestAttributes.SCOPE_REQUEST);
        Map<?, ?> named = (Map<?, ?>) Objects.requireNonNull(variables);
        return new TileAddress(
                variable(named, "layer"),
                variable(named, "z"),
                variable(named, "x"),
                variable(named, "y"));
    }

    private static String variable(Map<?, ?> named, String name) {
        return (String) Objects.requireNonNull(named.get(name));
    }

    private static TileFilter filter(NativeWebRequest request) {
        return new TileFilter(
                text(request, "category"), text(request, "from"), text(request, "to"));
    }

    /** What is given twice counts as a list. */
    private static Optional<String> text(NativeWebRequest request, String name) {
        return Optional.ofNullable(request.getParameterValues(name))
                .map(values -> String.join(",", values));
    }
}
