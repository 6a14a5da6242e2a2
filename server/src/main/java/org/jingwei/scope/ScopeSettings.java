package org.jingwei.scope;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scope as the transaction settings that the row-level security policies read ({@code
 * V001__scope.sql}): area ranges as PostgreSQL multiranges, one for each clearance, and those of
 * single owners by {@code owner:clearance}.
 */
record ScopeSettings(Map<String, String> values) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NAMES =
            Stream.concat(
                            Stream.of(
                                    "territory",
                                    "owned",
                                    "username",
                                    "organisation",
                                    "subject",
                                    "administrator"),
                            Arrays.stream(Clearance.values()).map(ScopeSettings::areas))
                    .toList();
    private static final String SET =
            NAMES.stream()
                    .map(name -> "set_config('jingwei." + name + "', :" + name + ", true)")
                    .collect(Collectors.joining(", ", "SELECT ", ""));

    /** Those of a scope, made once as long as the scope is in use. */
    static ScopeSettings of(Scope scope) {
        return MADE.computeIfAbsent(scope, ScopeSettings::made);
    }

    private static ScopeSettings made(Scope scope) {
        Map<String, String> values = new TreeMap<>();
        values.put("territory", Scope.multirange(scope.territory()));
        for (Clearance clearance : Clearance.values()) {
            values.put(areas(clearance), Scope.multirange(scope.areasFor(clearance)));
        }
        values.put("owned", JSON.writeValueAsString(owned(scope)));
        values.put("username", scope.username());
        values.put("organisation", scope.organisation());
        values.put("subject", scope.subject().map(SubjectKey::toString).orElse(""));
        values.put("administrator", scope.administrator() ? "on" : "");
        return new ScopeSettings(values);
    }

    private static final Map<Scope, ScopeSettings> MADE =
            Collections.synchronizedMap(new WeakHashMap<>());

    private static String areas(Clearance clearance) {
        return "areas_" + clearance.name().toLowerCase(Locale.ROOT);
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

    /** Sets them for a transaction in which each statement keeps its plan. */
    void applyByKeysTo(JdbcClient jdbc) {
        jdbc.sql(SET + ", set_config('plan_cache_mode', 'force_generic_plan', true)")
                .params(values)
                .query((row, number) -> true)
                .single();
    }

    /** All scopes have the same settings, so one statement sets any of them. */
    void applyTo(JdbcClient jdbc) {
        jdbc.sql(SET).params(values).query((row, number) -> true).single();
    }
}
