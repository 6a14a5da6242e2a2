package org.jingwei.coordination.evaluation;

import java.util.Map;

/**
 * What one target thinks: nothing in it says who, or of which matter.
 *
 * @param scores 1 to 5 by item
 * @param words a suggestion; may be empty
 */
public record Ballot(Map<String, Integer> scores, String words) {
    /** Most characters of a suggestion. */
    public static final int MAX_WORDS = 500;

    public Ballot {
        scores = Map.copyOf(scores);
    }
}
