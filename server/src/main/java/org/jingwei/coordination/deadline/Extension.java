package org.jingwei.coordination.deadline;

import java.time.Instant;
import java.util.Optional;

/**
 * More time, asked for by whom the matter waits for.
 *
 * @param days working days
 * @param state ASKED, GRANTED, DENIED, or LAPSED because the matter went on without it
 * @param answer why the centre decided so
 */
public record Extension(
        int number,
        int days,
        String reason,
        String organisation,
        String username,
        Instant askedAt,
        State state,
        Optional<Instant> decidedAt,
        String answer) {

    /** How it stands. */
    public enum State {
        ASKED,
        GRANTED,
        DENIED,
        LAPSED
    }
}
