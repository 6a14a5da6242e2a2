package org.jingwei.coordination.inspection.voice;

import java.time.Instant;
import java.util.Optional;
import org.jingwei.scope.SubjectKey;

/**
 * Something that an enterprise says about an inspection, a unit or in general.
 *
 * @param unit which unit it is about
 * @param receiver who answers it, or hands it on
 * @param handedTo the department that it was last handed to
 * @param late whether it was answered after the deadline, or is open and the deadline is over
 * @param news whether the enterprise has not yet read what was last done
 */
public record Voice(
        String id,
        long number,
        Kind kind,
        SubjectKey subject,
        String name,
        Optional<String> matter,
        Optional<String> unit,
        String words,
        String receiver,
        Optional<String> handedTo,
        State state,
        int version,
        Instant dueAt,
        boolean late,
        boolean news,
        String answer,
        Optional<Instant> answeredAt,
        Instant createdAt) {

    /** What it is. */
    public enum Kind {
        /** How something could be done better. */
        SUGGESTION,
        /** What the enterprise needs help with. */
        DEMAND,
        /** What was done wrong to it; goes to the supervisor of the unit. */
        COMPLAINT
    }

    /** How it stands. */
    public enum State {
        RECEIVED,
        IN_HAND,
        HANDED_ON,
        ANSWERED,
        WITHDRAWN;

        boolean isOpen() {
            return this != ANSWERED && this != WITHDRAWN;
        }
    }

    /** What is done about it. */
    public enum Deed {
        /** The enterprise sends it. */
        SEND(State.RECEIVED),
        /** The receiver looks after it itself, also where it was handed on. */
        TAKE(State.IN_HAND),
        /** The receiver hands it to a department. */
        HAND_ON(State.HANDED_ON),
        /** The department hands it back. */
        HAND_BACK(State.IN_HAND),
        /** Whoever has it answers. */
        ANSWER(State.ANSWERED),
        /** The enterprise takes it back. */
        WITHDRAW(State.WITHDRAWN);

        private final State then;

        Deed(State then) {
            this.then = then;
        }

        boolean isDoneIn(State state) {
            return switch (this) {
                case SEND -> false;
                case TAKE -> state == State.RECEIVED || state == State.HANDED_ON;
                case HAND_BACK -> state == State.HANDED_ON;
                case HAND_ON, ANSWER, WITHDRAW -> state.isOpen();
            };
        }

        State then() {
            return then;
        }
    }
}
