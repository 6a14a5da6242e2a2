package org.jingwei.coordination.inspection.document;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.LimitedStream;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The templates of documents: the shipped ones, and those that the centre of the whole place put in
 * their stead. A template is never changed, only followed by a version; the newest counts.
 */
@Component
class Templates {
    private static final int MAX_BYTES = 2 << 20;

    private final ScopedDatabase database;
    private final AuditTrail audit;

    Templates(ScopedDatabase database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * Which template of a document counts.
     *
     * @param version 0 for the shipped one, which there was before any other
     * @param shipped whether it is the shipped one
     */
    record State(DocumentKind kind, int version, boolean shipped, Optional<Instant> changedAt) {}

    /** Which template of each document counts, and whether the caller may change them. */
    record Room(List<State> states, boolean mayChange) {}

    Room room(Scope scope) {
        return database.call(
                scope,
                jdbc -> {
                    Map<DocumentKind, State> known =
                            jdbc
                                    .sql(
                                            """
                                            SELECT DISTINCT ON (kind) kind, version, file IS NULL AS shipped, changed_at
                                            FROM document_template ORDER BY kind, version DESC\
                                            """)
                                    .query((row, index) ->
                                            new State(
                                                    DocumentKind.valueOf(row.getString("kind")),
                                                    row.getInt("version"),
                                                    row.getBoolean("shipped"),
                                                    Optional.of(
                                                            row.getTimestamp("changed_at")
                                                                    .toInstant())))
                                    .list()
                                    .stream()
                                    .collect(Collectors.toMap(State::kind, Function.identity()));
                    List<State> states =
                            Stream.of(DocumentKind.values())
                                    .map(kind ->
                                            known.getOrDefault(
                                                    kind,
                                                    new State(kind, 0, true, Optional.empty())))
                                    .toList();
                    return new Room(states, mayChange(jdbc));
                });
    }

    private static boolean mayChange(JdbcClient jdbc) {
        return jdbc.sql("SELECT '{[1,999999999999999999]}'::int8multirange <@ scope_rule_areas()")
                .query(Boolean.class)
                .single();
    }

    /** The template that counts. */
    byte[] current(Scope scope, DocumentKind kind) {
        Optional<byte[]> own =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT file FROM document_template
                                                WHERE kind = :kind ORDER BY version DESC LIMIT 1\
                                                """)
                                        .param("kind", kind.name())
                                        .query((row, index) ->
                                                Optional.ofNullable(row.getBytes("file")))
                                        .optional()
                                        .flatMap(Function.identity()));
        return own.orElseGet(() -> ShippedTemplates.of(kind));
    }

    /**
     * Puts a template in the stead of the one that counts.
     *
     * @throws Problem invalid if it is no Word document, names places that there are not, or
     *     reaches out to the network
     */
    void put(Scope scope, DocumentKind kind, InputStream body) throws IOException {
        requireRight(scope);
        byte[] file =
                new LimitedStream(
                                body,
                                MAX_BYTES,
                                () -> Problem.tooLarge("A template is at most 2 MB."))
                        .readAllBytes();
        TemplateCheck.check(file);
        write(scope, kind, Optional.of(file));
    }

    /** Puts the shipped template in its old place. */
    void restore(Scope scope, DocumentKind kind) {
        requireRight(scope);
        write(scope, kind, Optional.empty());
    }

    /** Before the file is read: who may not change a template sends nothing that is opened. */
    private void requireRight(Scope scope) {
        if (!database.call(scope, Templates::mayChange)) {
            throw Problem.forbidden(
                    "Only the coordination centre of the whole place changes templates.");
        }
    }

    private void write(Scope scope, DocumentKind kind, Optional<byte[]> file) {
        database.run(
                scope,
                jdbc -> {
                    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('document_template'))")
                            .query((row, index) -> true)
                            .single();
                    int rows =
                            jdbc.sql(
                                            """
                                            INSERT INTO document_template (kind, version, file, changed_by)
                                            SELECT :kind, coalesce(max(version), 0) + 1, :file, :username
                                            FROM document_template WHERE kind = :kind\
                                            """)
                                    .param("kind", kind.name())
                                    .param("file", file.orElse(null))
                                    .param("username", scope.username())
                                    .update();
                    audit.done(scope, "template.change", "template:" + kind.slug(), rows);
                });
    }
}
