package org.jingwei.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jingwei.identity.ApiKeys;
import org.jingwei.identity.Delegations;
import org.jingwei.identity.Role;
import org.jingwei.identity.Sessions;
import org.jingwei.settings.BaseMap;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who may call what. Everything of {@code /api}, {@code /tiles} and {@code /ogc} needs a person's
 * login, but for pushing, which needs the API key of a source system, and with that nothing else
 * answers; the pages and the health check do not; nothing else answers. Cookies are guarded by a
 * CSRF token, bearers need none.
 */
@Configuration
class SecurityConfiguration implements WebMvcConfigurer {
    private static final String TIANDITU = "https://*.tianditu.gov.cn";

    private final SessionCookie cookie;
    private final String contentSecurityPolicy;

    SecurityConfiguration(Settings settings, Sessions sessions) {
        this.cookie = new SessionCookie(settings.flag(Setting.SECURE_COOKIES), sessions.lifetime());
        String baseMaps = baseMaps(settings);
        this.contentSecurityPolicy =
                "default-src 'self'; img-src 'self' data: blob:"
                        + baseMaps
                        + "; connect-src 'self'"
                        + baseMaps
                        + "; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:;"
                        + " frame-ancestors 'none'; base-uri 'self'";
    }

    /** Where the browser may fetch base maps from. */
    private static String baseMaps(Settings settings) {
        Stream<String> tianditu = settings.text(Setting.TIANDITU_KEY).map(_ -> TIANDITU).stream();
        return Stream.concat(settings.baseMaps().stream().map(BaseMap::origin), tianditu)
                .distinct()
                .map(origin -> " " + origin)
                .collect(Collectors.joining());
    }

    @Bean
    SessionCookie sessionCookie() {
        return cookie;
    }

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, Sessions sessions, ApiKeys keys, Delegations delegations) {
        ProblemAnswers problems = new ProblemAnswers();
        return http.sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf ->
                        csrf.spa().ignoringRequestMatchers(SecurityConfiguration::needsNoCsrfToken))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(HttpMethod.POST, "/api/session")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/api/push/*")
                                .hasAuthority(SystemAuthentication.AUTHORITY)
                                .requestMatchers("/api/**", "/tiles/**", "/ogc/**")
                                .hasAnyRole(roles())
                                .requestMatchers("/actuator/health/**", "/error")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .denyAll()
                                .requestMatchers(HttpMethod.GET)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .addFilterBefore(
                        new CallerFilter(sessions, keys, delegations, cookie, problems),
                        CsrfFilter.class)
                .addFilterAfter(new PasswordChangeFilter(problems), AuthorizationFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives(contentSecurityPolicy)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }

    private static String[] roles() {
        return Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);
    }

    /** A bearer is not sent by a browser on its own; a login brings its own secret. */
    private static boolean needsNoCsrfToken(HttpServletRequest request) {
        boolean login =
                request.getMethod().equals("POST")
                        && request.getRequestURI()
                                .equals(request.getContextPath() + "/api/session");
        return login || CallerFilter.bearer(request).isPresent();
    }
}
