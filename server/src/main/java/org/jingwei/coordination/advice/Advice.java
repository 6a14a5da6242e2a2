package org.jingwei.coordination.advice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a centre advises for a matter, and what came of it.
 *
 * @param answerDue until when the requester answers
 * @param answer why the requester accepts or refuses
 * @param decision why the second level lets the refusal stand or not
 * @param others the matters concerned, as the centre tells of them
 */
public record Advice(
        int number,
        Kind kind,
        String reason,
        String organisation,
        String username,
        Instant givenAt,
        Instant answerDue,
        State state,
        String answer,
        Optional<Instant> answeredAt,
        String decision,
        Optional<Instant> decidedAt,
        List<Other> others) {

    /** What is advised. */
    public enum Kind {
        /** Together with others, in one go. */
        MERGE,
        /** Without going there. */
        REMOTE,
        /** Otherwise: another time, other targets. */
        CHANGE,
        /** Not at all. */
        CANCEL
    }

    /** What came of it. */
    public enum State {
        /** Waits for the requester's answer. */
        GIVEN,
        ACCEPTED,
        /** Waits for the second level. */
        REFUSED,
        /** The second level lets the refusal stand. */
        DROPPED,
        /** The second level holds to the advice, which then counts as accepted. */
        UPHELD,
        /** The requester did not answer in time. */
        UNANSWERED,
        /** The matter went on meanwhile. */
        LAPSED
    }

    /** A matter concerned. */
    public record Other(String matter, long number, String title, String requester) {}

    Advice with(List<Other> concerned) {
        return new Advice(
                number,
                kind,
                reason,
                organisation,
                username,
                givenAt,
                answerDue,
                state,
                answer,
                answeredAt,
                decision,
                decidedAt,
                List.copyOf(concerned));
    }

    boolean isOpen() {
        return state == State.GIVEN || state == State.REFUSED;
    }
}
