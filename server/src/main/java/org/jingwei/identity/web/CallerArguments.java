package org.jingwei.identity.web;

import java.util.List;
import org.jingwei.http.Problem;
import org.jingwei.identity.Caller;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands the request's {@link Scope} and {@link Caller} to controllers that declare them. */
@Configuration
class CallerArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    static {
        org.springdoc.core.utils.SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Scope.class, Caller.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Scope.class || type == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String name =
                parameter.getParameterType() == Scope.class
                        ? CallerFilter.SCOPE
                        : CallerFilter.CALLER;
        Object value = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (value == null) {
            throw Problem.unauthenticated("Log in first: POST /api/session.");
        }
        return value;
    }
}
