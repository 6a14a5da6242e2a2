package org.jingwei.identity.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A source system as Spring Security knows it: by an authority that no person has. */
class SystemAuthentication extends AbstractAuthenticationToken {
    static final String AUTHORITY = "SYSTEM";

    private final String system;

    SystemAuthentication(String system) {
        super(List.of(new SimpleGrantedAuthority(AUTHORITY)));
        this.system = system;
        super.setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getPrincipal() {
        return system;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SystemAuthentication that && system.equals(that.system);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(system);
    }
}
