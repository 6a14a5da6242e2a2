package org.jingwei.coordination.inspection.lesson;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pattern that a centre has reviewed.
 *
 * @param enterprises in how many of the {@code checked} it was found
 * @param words what enterprises are told
 * @param advice what they are advised to do
 * @param objectType of the items by whose objects those are chosen who are told
 * @param area where those are who are told
 * @param reason why it was set aside
 */
public record CommonProblem(
        String id,
        long number,
        String centre,
        String item,
        String itemName,
        String entry,
        String entryText,
        int round,
        int enterprises,
        int checked,
        State state,
        int version,
        String words,
        String advice,
        List<Question> questions,
        String objectType,
        String area,
        String reason,
        Instant reviewedAt,
        Optional<Instant> pushedAt,
        Receipts receipts) {
    public CommonProblem {
        questions = List.copyOf(questions);
    }

    /** How it stands. */
    public enum State {
        SET_ASIDE,
        ACCEPTED,
        PUSHED
    }

    /** Something that an enterprise looks at by itself. */
    public record Question(String id, String text) {}

    /**
     * What came back from those who were told.
     *
     * @param answered of how many self-checks it is said what they found: whole blocks of five
     * @param found how many of those had found something
     */
    public record Receipts(long pushed, long read, long checked, long answered, long found) {}
}
