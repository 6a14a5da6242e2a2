package org.jingwei.identity;

/**
 * An account as an administrator sees it in a list.
 *
 * @param head whether it answers for its organisation
 */
public record AccountSummary(
        String username,
        String displayName,
        Role role,
        String organisation,
        boolean mustChangePassword,
        boolean head) {}
