package org.jingwei.coordination.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rules that apply to a sort of matters, read once for all who read the same of them. What they
 * read is named by the database ({@code rule_sight}: how often rules changed, and whose), in the
 * transaction of the check, so that a change counts from its commit on, whichever server made it.
 */
@Component
class RulesApplied {
    /** Sights of all areas and some changes; beyond that all are forgotten. */
    private static final int MOST = 1000;

    private final Map<Key, List<Rule>> read = new ConcurrentHashMap<>();

    private record Key(String mechanism, String sight) {}

    /** Each rule as it is now, by their ids. */
    List<Rule> of(JdbcClient jdbc, String mechanism, Optional<String> sight) {
        if (sight.isEmpty()) {
            return RuleRows.of(jdbc, mechanism);
        }
        if (read.size() >= MOST) {
            read.clear();
        }
        return read.computeIfAbsent(
                new Key(mechanism, sight.get()), _ -> RuleRows.of(jdbc, mechanism));
    }
}
