package org.jingwei.identity;

import org.jingwei.scope.Scope;

/** Who is behind a request: the account, the organisation it acts for, and what it may see. */
public record Caller(
        String username,
        String displayName,
        Role role,
        Organisation organisation,
        boolean mustChangePassword,
        Scope scope) {}
