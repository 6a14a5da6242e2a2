package org.jingwei.coordination.signing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * An organisation that is asked for its opinion of a matter.
 *
 * @param number counts all that were asked in the matter
 * @param asking counts the times that the centre asked
 * @param step of an asking, those of one step are asked together, those of the next one after them
 * @param required whether the matter is not approved without its answer
 * @param counts whether it was said of the matter as it stands, and not of one that went back
 */
public record Signer(
        int number,
        int asking,
        int step,
        String organisation,
        boolean required,
        String question,
        String askedBy,
        Instant askedAt,
        State state,
        boolean counts,
        String answer,
        @JsonIgnore String answeredBy,
        Optional<Instant> answeredAt) {

    /** How it stands with the answer. */
    public enum State {
        WAITING,
        AGREED,
        OBJECTED,
        /** The centre does without it. */
        WAIVED,
        /** The matter went on before it was given. */
        LAPSED
    }

    boolean waits() {
        return state == State.WAITING;
    }

    /** Whether it is asked only after that one. */
    boolean waitsFor(Signer other) {
        return other.asking == asking && other.step < step;
    }

    boolean objects() {
        return counts && required && state == State.OBJECTED;
    }
}
