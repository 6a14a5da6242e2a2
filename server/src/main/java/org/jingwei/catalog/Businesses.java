package org.jingwei.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.SystemCheck.CheckedBusiness;
import org.jingwei.catalog.SystemDefinition.OfBusiness;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The businesses of the source systems, and which datasets they fill. */
@Component
public class Businesses {
    private static final String SELECT =
            """
            SELECT b.*, y.last_sync, CASE WHEN y.due_at < now() THEN y.due_at END AS stale_since,
                   ARRAY(SELECT l.dataset FROM business_dataset l
                         WHERE l.system = b.system AND l.business = b.id ORDER BY l.dataset) AS datasets
            FROM business b JOIN business_sync y ON y.system = b.system AND y.business = b.id
            """;

    private final ScopedDatabase database;
    private final AuditTrail audit;

    Businesses(ScopedDatabase database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * Where a dataset's records come from.
     *
     * @param freshnessTarget the business's own or its system's
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Source(
            String system,
            String systemName,
            String systemNameEn,
            String business,
            String businessName,
            String businessNameEn,
            Optional<FreshnessTarget> freshnessTarget,
            Optional<Instant> lastSync,
            boolean stale,
            Optional<Instant> staleSince) {}

    /** One page of the businesses of a system that is there for this scope, by id. */
    public Page<Business> list(Scope scope, String system, PageRequest page) {
        List<Business> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                SELECT
                                                        + """
                                                        WHERE b.system = :system AND b.id > :after
                                                        ORDER BY b.id LIMIT :limit OFFSET :offset\
                                                        """)
                                        .param("system", system)
                                        .param("after", page.cursor().orElse(""))
                                        .param("limit", page.limit() + 1)
                                        .param("offset", page.offset())
                                        .query((row, number) -> business(row))
                                        .list());
        return Page.of(oneMore, page.limit(), Business::id);
    }

    /** Adds a business to a system of the scope's own. */
    public Business add(Scope scope, SourceSystem system, OfBusiness definition) {
        CheckedBusiness business = SystemCheck.check(definition);
        return database.call(
                scope,
                jdbc -> {
                    insert(jdbc, system.id(), business);
                    audit.done(scope, "business.add", system.id() + "/" + business.id(), 1);
                    return get(jdbc, system.id(), business.id());
                });
    }

    /** Changes what is said of a business, and which datasets it fills. */
    public Business update(Scope scope, SourceSystem system, OfBusiness definition) {
        CheckedBusiness business = SystemCheck.check(definition);
        return database.call(
                scope,
                jdbc -> {
                    update(jdbc, system.id(), business);
                    audit.done(scope, "business.update", system.id() + "/" + business.id(), 1);
                    return get(jdbc, system.id(), business.id());
                });
    }

    private static Business get(JdbcClient jdbc, String system, String id) {
        return jdbc.sql(SELECT + "WHERE b.system = :system AND b.id = :id")
                .param("system", system)
                .param("id", id)
                .query((row, number) -> business(row))
                .single();
    }

    void insert(JdbcClient jdbc, String system, CheckedBusiness business) {
        int inserted =
                written(
                                jdbc.sql(
                                        """
                                        INSERT INTO business (system, id, name, name_en, description, freshness_seconds)
                                        VALUES (:system, :id, :name, :nameEn, :description, :freshness)
                                        ON CONFLICT (system, id) DO NOTHING\
                                        """),
                                system,
                                business)
                        .update();
        if (inserted == 0) {
            throw Problem.conflict(
                    "business-exists",
                    "The system " + system + " has a business " + business.id() + " already.");
        }
        link(jdbc, system, business);
    }

    private static void update(JdbcClient jdbc, String system, CheckedBusiness business) {
        int updated =
                written(
                                jdbc.sql(
                                        """
                                        UPDATE business SET name = :name, name_en = :nameEn, description = :description,
                                            freshness_seconds = :freshness WHERE system = :system AND id = :id\
                                        """),
                                system,
                                business)
                        .update();
        if (updated == 0) {
            throw Problem.notFound("The business " + business.id() + " of " + system);
        }
        jdbc.sql("DELETE FROM business_dataset WHERE system = :system AND business = :business")
                .param("system", system)
                .param("business", business.id())
                .update();
        link(jdbc, system, business);
    }

    private static JdbcClient.StatementSpec written(
            JdbcClient.StatementSpec statement, String system, CheckedBusiness business) {
        return statement
                .param("system", system)
                .param("id", business.id())
                .param("name", business.name())
                .param("nameEn", business.nameEn())
                .param("description", business.description())
                .param(
                        "freshness",
                        business.freshnessTarget()
                                .map(target -> target.duration().toSeconds())
                                .orElse(null));
    }

    private static void link(JdbcClient jdbc, String system, CheckedBusiness business) {
        for (String dataset : business.datasets()) {
            requireOfOwner(jdbc, system, dataset);
            int linked =
                    jdbc.sql(
                                    """
                                    INSERT INTO business_dataset (dataset, system, business)
                                    VALUES (:dataset, :system, :business) ON CONFLICT (dataset) DO NOTHING\
                                    """)
                            .param("dataset", dataset)
                            .param("system", system)
                            .param("business", business.id())
                            .update();
            if (linked == 0) {
                throw Problem.conflict(
                        "dataset-has-source",
                        "The dataset "
                                + dataset
                                + " is filled by another business; take it from that one first.");
            }
        }
    }

    private static void requireOfOwner(JdbcClient jdbc, String system, String dataset) {
        boolean same =
                jdbc.sql(
                                """
                                SELECT EXISTS (SELECT 1 FROM dataset d JOIN source_system s ON s.owner = d.owner
                                WHERE d.id = :dataset AND s.id = :system)\
                                """)
                        .param("dataset", dataset)
                        .param("system", system)
                        .query(Boolean.class)
                        .single();
        if (!same) {
            throw Problem.invalid(
                    "unknown-dataset",
                    "The owner of the system "
                            + system
                            + " has no dataset \""
                            + dataset
                            + "\"; define it first.");
        }
    }

    /** Where the records of these datasets come from, of those that have a source. */
    public Map<String, Source> sources(Scope scope, Collection<String> datasets) {
        Map<String, Source> sources = new HashMap<>();
        database.run(
                scope,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT l.dataset, l.system, s.name AS system_name, s.name_en AS system_name_en,
                                               l.business, b.name, b.name_en, y.target_seconds AS freshness_seconds,
                                               y.last_sync, CASE WHEN y.due_at < now() THEN y.due_at END AS stale_since
                                        FROM business_dataset l
                                        JOIN source_system s ON s.id = l.system
                                        JOIN business b ON b.system = l.system AND b.id = l.business
                                        JOIN business_sync y ON y.system = l.system AND y.business = l.business
                                        WHERE l.dataset = ANY (:datasets)\
                                        """)
                                .param("datasets", datasets.toArray(String[]::new))
                                .query(row -> {
                                    sources.put(row.getString("dataset"), source(row));
                                }));
        return sources;
    }

    /** Which dataset a system may fill: one of a business of its own. */
    public boolean fills(Scope scope, String system, String dataset) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT EXISTS (SELECT 1 FROM business_dataset
                                        WHERE system = :system AND dataset = :dataset)\
                                        """)
                                .param("system", system)
                                .param("dataset", dataset)
                                .query(Boolean.class)
                                .single());
    }

    private static Source source(ResultSet row) throws SQLException {
        Optional<Instant> staleSince = instant(row, "stale_since");
        return new Source(
                row.getString("system"),
                row.getString("system_name"),
                row.getString("system_name_en"),
                row.getString("business"),
                row.getString("name"),
                row.getString("name_en"),
                target(row),
                instant(row, "last_sync"),
                staleSince.isPresent(),
                staleSince);
    }

    private static Business business(ResultSet row) throws SQLException {
        Optional<Instant> staleSince = instant(row, "stale_since");
        String[] datasets = (String[]) row.getArray("datasets").getArray();
        return new Business(
                row.getString("system"),
                row.getString("id"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("description"),
                Arrays.asList(datasets),
                target(row),
                instant(row, "last_sync"),
                staleSince.isPresent(),
                staleSince);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static Optional<FreshnessTarget> target(ResultSet row) throws SQLException {
        long seconds = row.getLong("freshness_seconds");
        return row.wasNull() ? Optional.empty() : Optional.of(FreshnessTarget.ofSeconds(seconds));
    }
}
