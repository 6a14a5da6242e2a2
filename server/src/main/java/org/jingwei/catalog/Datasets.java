package org.jingwei.catalog;

import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The datasets there are. Which of them a scope sees is decided by row-level security ({@code
 * V006__catalog.sql}): those it may read rows of somewhere, those about its own kind of subject,
 * and those of its own organisation.
 */
@Component
public class Datasets {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ScopedDatabase database;
    private final AuditTrail audit;

    Datasets(ScopedDatabase database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** A dataset that is there now, and whether it was not before. */
    public record Created(Dataset dataset, boolean isNew) {}

    /**
     * Adds a dataset. The same definition again changes nothing; another one under an id in use is
     * a conflict.
     */
    public Created create(Scope scope, DatasetDefinition definition) {
        Dataset dataset = DefinitionCheck.check(definition);
        requireOwner(scope, dataset);
        try {
            return database.call(scope, jdbc -> insert(jdbc, scope, dataset));
        } catch (DataIntegrityViolationException e) {
            throw Problem.invalid("invalid-dataset", "The definition of the dataset has a mistake.")
                    .errors(
                            List.of(
                                    new Problem.Place(
                                            0,
                                            "owner",
                                            "there is no organisation \""
                                                    + dataset.owner()
                                                    + "\"")));
        }
    }

    private Created insert(JdbcClient jdbc, Scope scope, Dataset dataset) {
        int inserted =
                jdbc.sql(
                                """
                                INSERT INTO dataset (id, owner, sensitivity, subject_kind, definition, created_by)
                                VALUES (:id, :owner, :sensitivity, :subject, :definition::jsonb, :username)
                                ON CONFLICT (id) DO NOTHING\
                                """)
                        .param("id", dataset.id())
                        .param("owner", dataset.owner())
                        .param("sensitivity", dataset.sensitivity().name())
                        .param("subject", dataset.subject().map(SubjectBinding::kind).orElse(null))
                        .param("definition", JSON.writeValueAsString(dataset))
                        .param("username", scope.username())
                        .update();
        if (inserted == 0) {
            return unchanged(jdbc, dataset);
        }
        audit.done(scope, "dataset.create", dataset.id(), 1);
        return new Created(dataset, true);
    }

    private static Created unchanged(JdbcClient jdbc, Dataset dataset) {
        if (select(jdbc, dataset.id()).filter(dataset::equals).isEmpty()) {
            throw Problem.conflict(
                    "dataset-exists",
                    "There is another dataset " + dataset.id() + "; take an id that is free.");
        }
        return new Created(dataset, false);
    }

    /**
     * Changes what is said of a dataset. Elements may be added, and all may change that rows which
     * are there do not depend on.
     *
     * @throws Problem 422 with all that would break rows, 409 while a file is being read
     */
    public Dataset update(Scope scope, String id, DatasetDefinition definition, DatasetRows rows) {
        Dataset before = get(scope, id);
        requireOwner(scope, before);
        Dataset after = DefinitionCheck.check(definition);
        return database.call(
                scope,
                jdbc -> {
                    Dataset current = hold(jdbc, id);
                    DefinitionChange.check(current, after, rows.has(current));
                    if (!current.equals(after)) {
                        write(jdbc, after);
                        rows.follow(scope, current, after);
                        audit.done(scope, "dataset.update", id, 1);
                    }
                    return after;
                });
    }

    private static Dataset hold(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT definition FROM dataset WHERE id = :id FOR NO KEY UPDATE")
                .param("id", id)
                .query((row, number) -> read(row.getString("definition")))
                .single();
    }

    private static void write(JdbcClient jdbc, Dataset dataset) {
        jdbc.sql(
                        """
                        UPDATE dataset SET sensitivity = :sensitivity, subject_kind = :subject, definition = :definition::jsonb
                        WHERE id = :id\
                        """)
                .param("id", dataset.id())
                .param("sensitivity", dataset.sensitivity().name())
                .param("subject", dataset.subject().map(SubjectBinding::kind).orElse(null))
                .param("definition", JSON.writeValueAsString(dataset))
                .update();
    }

    private static void requireOwner(Scope scope, Dataset dataset) {
        if (!scope.owns(dataset.owner()) || scope.subject().isPresent()) {
            throw Problem.forbidden(
                    "Only an administrator or the organisation "
                            + dataset.owner()
                            + " itself defines its datasets.");
        }
    }

    /** The dataset, which must be there for this scope. */
    public Dataset get(Scope scope, String id) {
        return find(scope, id).orElseThrow(() -> Problem.notFound("The dataset " + id));
    }

    /** The dataset, if it is there for this scope. */
    public Optional<Dataset> find(Scope scope, String id) {
        return database.call(scope, jdbc -> select(jdbc, id));
    }

    private static Optional<Dataset> select(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT definition FROM dataset WHERE id = :id")
                .param("id", id)
                .query((row, number) -> read(row.getString("definition")))
                .optional();
    }

    /** All datasets of this scope, by id. */
    public List<Dataset> list(Scope scope) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql("SELECT definition FROM dataset ORDER BY id")
                                .query((row, number) -> read(row.getString("definition")))
                                .list());
    }

    /** One page of the datasets of this scope, by id. */
    public Page<Dataset> list(Scope scope, PageRequest page) {
        List<Dataset> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT definition FROM dataset WHERE id > :after
                                                ORDER BY id LIMIT :limit OFFSET :offset\
                                                """)
                                        .param("after", page.cursor().orElse(""))
                                        .param("limit", page.limit() + 1)
                                        .param("offset", page.offset())
                                        .query((row, number) -> read(row.getString("definition")))
                                        .list());
        return Page.of(oneMore, page.limit(), Dataset::id);
    }

    private static Dataset read(String definition) {
        return JSON.readValue(definition, Dataset.class);
    }
}
