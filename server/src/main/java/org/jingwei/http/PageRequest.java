package org.jingwei.http;

import java.util.Optional;

/** What part of a list is asked for. */
public record PageRequest(Optional<String> cursor, int offset, int limit) {
    /** Rows on a page when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** Most rows on a page. */
    public static final int MAX_LIMIT = 500;

    private static final int MAX_OFFSET = 1_000_000;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest(
                    "invalid-limit",
                    "limit must be from 1 to " + MAX_LIMIT + ", found " + limit + ".");
        }
        if (offset < 0 || offset > MAX_OFFSET) {
            throw Problem.badRequest(
                    "invalid-offset",
                    "offset must be from 0 to " + MAX_OFFSET + "; page further with cursor.");
        }
    }

    /** From optional request parameters. */
    public static PageRequest of(
            Optional<String> cursor, Optional<Integer> offset, Optional<Integer> limit) {
        return new PageRequest(cursor, offset.orElse(0), limit.orElse(DEFAULT_LIMIT));
    }

    /** The cursor as a number, for lists in the order of an id. */
    public Optional<Long> cursorAsNumber() {
        try {
            return cursor.map(Long::parseLong);
        } catch (NumberFormatException e) {
            throw Problem.badRequest(
                    "invalid-cursor", "cursor is not one that this list has given out.");
        }
    }
}
