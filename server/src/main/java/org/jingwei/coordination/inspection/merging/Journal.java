package org.jingwei.coordination.inspection.merging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What was done to a board, so that it can be taken back or told. */
final class Journal {
    private final Deque<Runnable> inverses = new ArrayDeque<>();
    private final Map<BoardVisit, Optional<Visit>> before = new LinkedHashMap<>();

    /** A state to come back to. */
    int mark() {
        return inverses.size();
    }

    void add(Runnable inverse) {
        inverses.push(inverse);
    }

    /** Takes back everything since the mark; the newest first. */
    void undoTo(int mark) {
        while (inverses.size() > mark) {
            inverses.pop().run();
        }
    }

    /** Keeps how a visit was before it was touched for the first time. */
    void touch(BoardVisit visit, Function<BoardVisit, Optional<Visit>> state) {
        if (!before.containsKey(visit)) {
            before.put(visit, state.apply(visit));
        }
    }

    /** The visits that were touched since the journal was begun, as they were. */
    Map<BoardVisit, Optional<Visit>> before() {
        return before;
    }

    /** Begins anew: what was done stays done. */
    void begin() {
        inverses.clear();
        before.clear();
    }
}
