package org.jingwei.coordination.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Expressions that were compiled, which costs more than asking them; those used last are kept. */
final class Expressions {
    private static final int MOST = 500;
    private static final Map<String, MatterExpression> KEPT =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, MatterExpression> eldest) {
                    return size() > MOST;
                }
            };

    private Expressions() {}

    /** What is wrong with an expression; one that is kept is right. */
    static Optional<String> mistake(String expression) {
        synchronized (KEPT) {
            if (KEPT.containsKey(expression)) {
                return Optional.empty();
            }
        }
        Optional<String> mistake = MatterExpression.mistake(expression);
        if (mistake.isEmpty()) {
            MatterExpression _ = of(expression);
        }
        return mistake;
    }

    static MatterExpression of(String expression) {
        synchronized (KEPT) {
            return KEPT.computeIfAbsent(expression, MatterExpression::of);
        }
    }
}
