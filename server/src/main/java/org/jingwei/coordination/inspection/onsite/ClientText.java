package org.jingwei.coordination.inspection.onsite;

import java.util.List;
import java.util.regex.Pattern;
import org.jingwei.http.Problem;

/** Checks what a phone or a page sends: ids that it made itself, and texts. */
public final class ClientText {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private ClientText() {}

    /** Requires an id as a client makes it. */
    public static void requireId(String field, String id) {
        if (!ID.matcher(id).matches()) {
            throw wrong(field, "must be 8 to 64 letters, digits or dashes, such as a UUID");
        }
    }

    /** Requires a text of so many signs, without what cannot be stored or read. */
    public static void requireText(String field, String text, int least, int most) {
        boolean readable =
                text.codePoints().noneMatch(sign -> Character.isISOControl(sign) && sign != '\n');
        if (!readable || text.strip().length() < least || text.length() > most) {
            throw wrong(field, "must have " + least + " to " + most + " readable characters");
        }
    }

    /** What is wrong with a field. */
    public static Problem wrong(String field, String reason) {
        return Problem.invalid("invalid-record", "The field " + field + " " + reason + ".")
                .errors(List.of(new Problem.Place(0, field, reason)));
    }
}
