package org.jingwei.coordination.evaluation;

import java.util.Arrays;
import java.util.List;

/** One thing that is rated, from 1 to 5. */
public record EvaluationItem(String id, String name, String nameEn) {
    private static final int MOST = 8;

    /** Reads {@code ID|Chinese|English;…}. */
    static List<EvaluationItem> parse(String text) {
        List<EvaluationItem> items =
                Arrays.stream(text.split(";", -1)).map(EvaluationItem::one).toList();
        if (items.size() > MOST
                || items.stream().map(EvaluationItem::id).distinct().count() < items.size()) {
            throw new IllegalArgumentException("expected 1 to " + MOST + " items of different ids");
        }
        return items;
    }

    private static EvaluationItem one(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3
                || !parts[0].matches("[A-Z_]{1,20}")
                || parts[1].isBlank()
                || parts[2].isBlank()) {
            throw new IllegalArgumentException(
                    "expected ID|Chinese|English with an id of 1 to 20 capitals, found '"
                            + text
                            + "'");
        }
        return new EvaluationItem(parts[0], parts[1].strip(), parts[2].strip());
    }
}
