package org.jingwei.coordination.inspection.voice;

import java.time.Instant;
import java.util.List;
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
        SEND(List.of(), State.RECEIVED),
        /** The receiver looks after it itself, also where it was handed on. */
        TAKE(List.of(State.RECEIVED, State.HANDED_ON), State.IN_HAND),
        /** The receiver hands it to a department. */
        HAND_ON(List.of(State.RECEIVED, State.IN_HAND, State.HANDED_ON), State.HANDED_ON),
        /** The department hands it back. */
        HAND_BACK(List.of(State.HANDED_ON), State.IN_HAND),
        /** Whoever has it answers. */
        ANSWER(List.of(State.RECEIVED, State.IN_HAND, State.HANDED_ON), State.ANSWERED),
        /** The enterprise takes it back. */
        WITHDRAW(List.of(State.RECEIVED, State.IN_HAND, State.HANDED_ON), State.WITHDRAWN);

        private final List<State> from;
        private final State then;

        Deed(List<State> from, State then) {
            this.from = from;
            this.then = then;
        }

        List<State> from() {
            return from;
        }

        State then() {
            return then;
        }
    }
}
