package org.jingwei.lake.source.pull;

import java.util.Optional;

/** Where a run begins: a position, whether its own rows are read again, and those to leave out. */
final class Mark {
    private final Optional<Position> position;
    private final boolean again;
    private final byte[] seen;

    /** A mark; {@code seen} is not copied, since it may be large. */
    Mark(Optional<Position> position, boolean again, byte[] seen) {
        this.position = position;
        this.again = again;
        this.seen = seen;
    }

    Optional<Position> position() {
        return position;
    }

    boolean again() {
        return again;
    }

    byte[] seen() {
        return seen;
    }
}
