package org.jingwei.identity;

import java.util.List;
import java.util.Optional;
import org.jingwei.http.Problem;
import org.jingwei.scope.Clearance;

/**
 * An account to be made.
 *
 * @param password its first password, to be changed at the first login unless {@code
 *     permanentPassword}
 * @param head whether it answers for its organisation
 */
public record NewAccount(
        String username,
        String displayName,
        Role role,
        String organisation,
        List<GrantedAreas> grants,
        String password,
        boolean permanentPassword,
        boolean head) {
    private static final int MAX_GRANTS = 100;

    public NewAccount {
        grants = List.copyOf(grants);
        if (!username.matches("[a-z0-9][a-z0-9_.-]{1,62}")) {
            throw Problem.invalid(
                    "invalid-account",
                    "username must be 2 to 63 lower-case letters, digits, '_', '.' or '-', beginning with a letter or digit.");
        }
        if (displayName.isBlank() || displayName.length() > 100) {
            throw Problem.invalid("invalid-account", "displayName must have 1 to 100 characters.");
        }
        if (grants.size() > MAX_GRANTS) {
            throw Problem.invalid(
                    "invalid-account", "an account has at most " + MAX_GRANTS + " grants.");
        }
        if (head) {
            requireMayHead(role);
        }
        Passwords.requireStrong(password);
    }

    /** Who runs the platform, or speaks for one enterprise or school, heads no unit. */
    static void requireMayHead(Role role) {
        if (role == Role.ADMINISTRATOR || role == Role.SUBJECT) {
            throw Problem.invalid(
                            "invalid-account",
                            "An account of the role " + role + " does not head a unit.")
                    .chinese("该类账号不能设为单位负责人。");
        }
    }

    /**
     * One permission as it is given: named areas or a functional zone, up to a clearance, of one
     * owner or of all.
     */
    public record GrantedAreas(
            List<String> areas,
            Optional<String> zone,
            Clearance clearance,
            Optional<String> organisation) {
        public GrantedAreas {
            areas = List.copyOf(areas);
            if (areas.isEmpty() == zone.isEmpty()) {
                throw Problem.invalid("invalid-account", "a grant names either areas or a zone.");
            }
        }
    }
}
