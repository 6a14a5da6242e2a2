package org.jingwei.coordination.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jingwei.coordination.Ground;
import org.jingwei.engine.geo.AreaRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Rules as rows of PostgreSQL; a version is never changed. */
final class RuleRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT =
            """
            SELECT rule.id, rule.area, rule.lo, rule.hi, version.*,
                   int8range(rule.lo, rule.hi, '[]') <@ (SELECT scope_rule_areas()) AS editable
            FROM rule JOIN rule_version version ON version.rule = rule.id
            """;
    private static final String NEWEST =
            " version.version = (SELECT max(newer.version) FROM rule_version newer WHERE newer.rule = rule.id)";

    private static final int MOST_READ = 10_000;

    /** What was read of parameters: each check needs those of all rules, and they seldom change. */
    private static final Map<Written, RuleKind> READ = new ConcurrentHashMap<>();

    private RuleRows() {}

    private record Written(RuleType kind, String parameters) {}

    private static Rule rule(ResultSet row) throws SQLException {
        RuleType kind = RuleType.valueOf(row.getString("kind"));
        return new Rule(
                row.getString("id"),
                row.getInt("version"),
                texts(row, "mechanisms"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("legal_source"),
                row.getString("area"),
                new AreaRange(row.getLong("lo"), row.getLong("hi")),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                Severity.valueOf(row.getString("severity")),
                kind,
                parameters(kind, row.getString("parameters")),
                texts(row, "except_for").stream().map(Ground::valueOf).collect(Collectors.toSet()),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getBoolean("editable"));
    }

    private static RuleKind parameters(RuleType kind, String text) {
        if (READ.size() >= MOST_READ) {
            READ.clear();
        }
        return READ.computeIfAbsent(
                new Written(kind, text),
                _ -> RuleKinds.read(kind, JSON.readTree(text), new ArrayList<>()));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    /** The rules of a sort of matters that the scope sees, to apply them, each as it is now. */
    static List<Rule> of(JdbcClient jdbc, String mechanism) {
        return jdbc.sql(
                        """
                        SELECT rule.id, rule.area, rule.lo, rule.hi, version.*, false AS editable
                        FROM rule_versions_applied(:mechanism) version JOIN rule ON rule.id = version.rule ORDER BY rule.id\
                        """)
                .param("mechanism", mechanism)
                .query((row, number) -> rule(row))
                .list();
    }

    /** Rules as they are now, by their ids; one more than the page holds. */
    static List<Rule> list(JdbcClient jdbc, String after, int limit) {
        return jdbc.sql(
                        SELECT
                                + "WHERE rule.id > :after AND"
                                + NEWEST
                                + " ORDER BY rule.id LIMIT :limit")
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, number) -> rule(row))
                .list();
    }

    /** The versions of a rule, the newest first; one more than the page holds. */
    static List<Rule> versions(JdbcClient jdbc, String id, long before, int limit) {
        return jdbc.sql(
                        SELECT
                                + "WHERE rule.id = :id AND version.version < :before ORDER BY version.version DESC LIMIT :limit")
                .param("id", id)
                .param("before", before)
                .param("limit", limit + 1)
                .query((row, number) -> rule(row))
                .list();
    }

    static Optional<Rule> find(JdbcClient jdbc, String id) {
        return versions(jdbc, id, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    static long count(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM rule").query(Long.class).single();
    }

    /** Whether the scope edits rules that are valid in these areas. */
    static boolean isEditable(JdbcClient jdbc, AreaRange range) {
        return jdbc.sql("SELECT int8range(:lo, :hi, '[]') <@ scope_rule_areas()")
                .param("lo", range.lo())
                .param("hi", range.hi())
                .query(Boolean.class)
                .single();
    }

    static void insert(JdbcClient jdbc, Rule rule) {
        jdbc.sql("INSERT INTO rule (id, area, lo, hi) VALUES (:id, :area, :lo, :hi)")
                .param("id", rule.id())
                .param("area", rule.area())
                .param("lo", rule.range().lo())
                .param("hi", rule.range().hi())
                .update();
        insertVersion(jdbc, rule);
    }

    static void insertVersion(JdbcClient jdbc, Rule rule) {
        jdbc.sql(
                        """
                        INSERT INTO rule_version (rule, version, mechanisms, name, name_en, legal_source, valid_from,
                                                  valid_to, severity, kind, parameters, except_for, changed_by)
                        VALUES (:id, :version, :mechanisms, :name, :nameEn, :source, :from, :to, :severity, :kind,
                                :parameters::jsonb, :exceptFor, :username)\
                        """)
                .param("id", rule.id())
                .param("version", rule.version())
                .param("mechanisms", rule.mechanisms().stream().sorted().toArray(String[]::new))
                .param("name", rule.name())
                .param("nameEn", rule.nameEn())
                .param("source", rule.legalSource())
                .param("from", rule.from().orElse(null))
                .param("to", rule.to().orElse(null))
                .param("severity", rule.severity().name())
                .param("kind", rule.kind().name())
                .param("parameters", JSON.writeValueAsString(rule.parameters()))
                .param(
                        "exceptFor",
                        rule.exceptFor().stream().map(Ground::name).sorted().toArray(String[]::new))
                .param("username", rule.changedBy())
                .update();
    }
}
