package org.jingwei.scope;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scope as the transaction settings that the row-level security policies read ({@code
 * V001__scope.sql}): area ranges as PostgreSQL multiranges, one for each clearance, and those of
 * single owners by {@code owner:clearance}.
 */
record ScopeSettings(Map<String, String> values) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static ScopeSettings of(Scope scope) {
        Map<String, String> values = new TreeMap<>();
        values.put("territory", Scope.multirange(scope.territory()));
        for (Clearance clearance : Clearance.values()) {
            values.put(
                    "areas_" + clearance.name().toLowerCase(Locale.ROOT),
                    Scope.multirange(scope.areasFor(clearance)));
        }
        values.put("owned", JSON.writeValueAsString(owned(scope)));
        values.put("username", scope.username());
        values.put("organisation", scope.organisation());
        values.put("subject", scope.subject().map(SubjectKey::toString).orElse(""));
        values.put("administrator", scope.administrator() ? "on" : "");
        return new ScopeSettings(values);
    }

    private static Map<String, String> owned(Scope scope) {
        Map<String, String> owned = new TreeMap<>();
        for (Grant grant : scope.grants()) {
            grant.owner()
                    .ifPresent(owner -> {
                        for (Clearance clearance : Clearance.values()) {
                            owned.put(
                                    owner + ":" + clearance,
                                    Scope.multirange(scope.areasFor(owner, clearance)));
                        }
                    });
        }
        return owned;
    }

    void applyTo(JdbcClient jdbc) {
        String sql =
                values.keySet().stream()
                        .map(name -> "set_config('jingwei." + name + "', :" + name + ", true)")
                        .collect(Collectors.joining(", ", "SELECT ", ""));
        jdbc.sql(sql).params(values).query((row, number) -> true).single();
    }
}
