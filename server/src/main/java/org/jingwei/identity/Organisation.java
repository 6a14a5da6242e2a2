package org.jingwei.identity;

import java.util.Optional;
import org.jingwei.http.Problem;
import org.jingwei.scope.SubjectKey;

/**
 * An organisation: a department, a coordination centre, a county, town or village, an enterprise or
 * school.
 *
 * @param id lower-case letters, digits, {@code _} and {@code -}
 * @param area text of its area code; empty for one that stands nowhere
 * @param subject what its dossier is kept under, for an enterprise or a school
 */
public record Organisation(
        String id, String name, Kind kind, Optional<String> area, Optional<SubjectKey> subject) {
    private static final int MAX_NAME = 200;

    /** What sort of organisation it is. */
    public enum Kind {
        PLATFORM,
        CENTRE,
        DEPARTMENT,
        COUNTY,
        TOWN,
        VILLAGE,
        ENTERPRISE,
        SCHOOL
    }

    public Organisation {
        if (!id.matches("[a-z0-9][a-z0-9_-]{0,62}")) {
            throw Problem.invalid(
                    "invalid-organisation",
                    "id must be 1 to 63 lower-case letters, digits, '_' or '-', beginning with a letter or digit.");
        }
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw Problem.invalid(
                    "invalid-organisation", "name must have 1 to " + MAX_NAME + " characters.");
        }
    }
}
