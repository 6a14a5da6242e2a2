package org.jingwei.coordination.inspection.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.audit.AuditTrail;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.UnitHeads;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Why an officer goes on inspecting an enterprise where nothing was found time and again: written
 * down by the head of the unit, read by the centres of where the enterprise is. From then on the
 * officer's checks there are counted anew.
 */
@Component
public class OfficerExplanations {
    private static final String ENTERPRISE = "ENTERPRISE";
    private static final int MAX_KEY = 200;
    private static final int MAX_NAME = 100;
    private static final int MAX_REASON = 1000;
    private static final String COLUMNS =
            """
            SELECT explained.*, coalesce(organisation.name, explained.organisation) AS organisation_name
            FROM officer_explanation explained LEFT JOIN organisation ON organisation.id = explained.organisation
            """;

    private final ScopedDatabase database;
    private final SubjectIndex subjects;
    private final AuditTrail audit;

    OfficerExplanations(ScopedDatabase database, SubjectIndex subjects, AuditTrail audit) {
        this.database = database;
        this.subjects = subjects;
        this.audit = audit;
    }

    /**
     * An explanation.
     *
     * @param officer as the certificates name the holder
     * @param head who answers for it in the unit
     * @param username of the account that wrote it
     */
    public record Explanation(
            String id,
            long number,
            String organisation,
            String organisationName,
            String enterprise,
            String enterpriseName,
            String officer,
            String head,
            String reason,
            String username,
            Instant explainedAt) {}

    /** An explanation as somebody writes it down. */
    public record Draft(
            @Nullable String enterprise, @Nullable String officer, @Nullable String reason) {}

    /** Those that the scope sees, the newest first. */
    public Page<Explanation> list(Scope scope, PageRequest page) {
        long before = page.cursorAsNumber().orElse(Long.MAX_VALUE);
        List<Explanation> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                COLUMNS
                                                        + " WHERE explained.number < :before ORDER BY"
                                                        + " explained.number DESC LIMIT :limit")
                                        .param("before", before)
                                        .param("limit", page.limit() + 1)
                                        .query((row, index) -> explanation(row))
                                        .list());
        return Page.of(oneMore, page.limit(), one -> Long.toString(one.number()));
    }

    /**
     * Writes one down for an officer of the caller's own unit, as its head; the same request is
     * one.
     */
    public Explanation explain(Scope scope, Draft draft, Optional<String> requestKey) {
        EntryCheck check = EntryCheck.start();
        String enterprise = check.text("enterprise", draft.enterprise(), MAX_NAME);
        String officer = check.text("officer", draft.officer(), MAX_NAME);
        String reason = check.text("reason", draft.reason(), MAX_REASON);
        String key = check.optional("Idempotency-Key", requestKey.orElse(null), MAX_KEY);
        check.requireRight();
        return database.call(
                scope,
                jdbc -> {
                    Optional<Explanation> before =
                            key.isEmpty() ? Optional.empty() : sent(jdbc, scope, key);
                    if (before.isPresent()) {
                        return before.get();
                    }
                    UnitHeads heads = UnitHeads.of(jdbc);
                    heads.require(scope, "");
                    String head = heads.acting(scope).orElseThrow().displayName();
                    requireAnother(heads, head, officer);
                    requireOwn(jdbc, scope, officer);
                    SubjectIndex.Found found = found(scope, enterprise);
                    String id = UUID.randomUUID().toString();
                    jdbc.sql(
                                    """
                                    INSERT INTO officer_explanation (id, organisation, enterprise, enterprise_name, area, officer, head,
                                        reason, username, request_key)
                                    VALUES (:id, :organisation, :enterprise, :name, :area, :officer, :head, :reason, :username, :key)\
                                    """)
                            .param("id", id)
                            .param("organisation", scope.organisation())
                            .param("enterprise", enterprise)
                            .param("name", found.name())
                            .param("area", found.area())
                            .param("officer", officer)
                            .param("head", head)
                            .param("reason", reason)
                            .param("username", scope.username())
                            .param("key", key.isEmpty() ? null : key)
                            .update();
                    audit.done(
                            scope, "inspection.officer-explained", "enterprise:" + enterprise, 1);
                    return one(jdbc, id);
                });
    }

    /** Of two heads, the one who is explained is not the one who explains. */
    private static void requireAnother(UnitHeads heads, String head, String officer) {
        List<String> others = heads.names().stream().filter(name -> !name.equals(officer)).toList();
        if (head.equals(officer) && !others.isEmpty()) {
            throw Problem.forbidden(
                            "Nobody explains for himself where another head can: "
                                    + String.join(", ", others)
                                    + ".")
                    .chinese("不得由本人为本人说明，请由其他负责人（" + String.join("、", others) + "）说明。");
        }
    }

    private static Optional<Explanation> sent(JdbcClient jdbc, Scope scope, String key) {
        return jdbc.sql(
                        COLUMNS
                                + " WHERE explained.organisation = :organisation AND request_key ="
                                + " :key")
                .param("organisation", scope.organisation())
                .param("key", key)
                .query((row, index) -> explanation(row))
                .optional();
    }

    private static Explanation one(JdbcClient jdbc, String id) {
        return jdbc.sql(COLUMNS + " WHERE explained.id = :id")
                .param("id", id)
                .query((row, index) -> explanation(row))
                .single();
    }

    private static void requireOwn(JdbcClient jdbc, Scope scope, String officer) {
        boolean own =
                jdbc.sql(
                                "SELECT EXISTS (SELECT FROM officer_certificate WHERE organisation ="
                                        + " :organisation AND holder = :officer)")
                        .param("organisation", scope.organisation())
                        .param("officer", officer)
                        .query(Boolean.class)
                        .single();
        if (!own) {
            throw Problem.forbidden(
                    "A unit explains for its own officers; nobody of this name has a certificate"
                            + " of yours.");
        }
    }

    private SubjectIndex.Found found(Scope scope, String enterprise) {
        SubjectKey key = new SubjectKey(ENTERPRISE, enterprise);
        Map<SubjectKey, SubjectIndex.Found> found = subjects.find(scope, List.of(key));
        return Optional.ofNullable(found.get(key))
                .orElseThrow(() -> Problem.notFound("The enterprise"));
    }

    private static Explanation explanation(ResultSet row) throws SQLException {
        return new Explanation(
                row.getString("id"),
                row.getLong("number"),
                row.getString("organisation"),
                row.getString("organisation_name"),
                row.getString("enterprise"),
                row.getString("enterprise_name"),
                row.getString("officer"),
                row.getString("head"),
                row.getString("reason"),
                row.getString("username"),
                row.getTimestamp("explained_at").toInstant());
    }
}
