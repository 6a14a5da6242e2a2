package org.jingwei.map.web;

import java.util.List;
import java.util.Optional;
import org.jingwei.map.TileFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives a controller the filter of a tile from the parameters of its address. Spring would bind it
 * as well, but takes longer for that than the tile takes.
 */
@Component
class TileFilterArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == TileFilter.class;
    }

    @Override
    public TileFilter resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new TileFilter(
                text(request, "category"), text(request, "from"), text(request, "to"));
    }

    /** What is given twice counts as a list. */
    private static Optional<String> text(NativeWebRequest request, String name) {
        return Optional.ofNullable(request.getParameterValues(name))
                .map(values -> String.join(",", values));
    }
}
