package org.jingwei.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * The register of subjects, filled from the datasets that have authority over a kind of them; row
 * security shows a scope its own part. Not noted here: a dossier or a search is noted as a whole.
 */
@Component
public class Subjects {
    private static final int FETCH_SIZE = 1_000;

    private final ScopedDatabase database;

    Subjects(ScopedDatabase database) {
        this.database = database;
    }

    /** The subject of that kind and key, if the scope sees it. */
    public Optional<Subject> find(Scope scope, String kind, String key) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql("SELECT * FROM subject WHERE kind = :kind AND key = :key")
                                .param("kind", kind)
                                .param("key", key)
                                .query((row, number) -> subject(row))
                                .optional());
    }

    /** How many subjects of a kind the scope sees. */
    public long count(Scope scope, String kind) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql("SELECT count(*) FROM subject WHERE kind = :kind")
                                .param("kind", kind)
                                .query(Long.class)
                                .single());
    }

    /** Those of these subjects that the scope sees, in one question. */
    public Map<SubjectKey, Subject> list(Scope scope, Collection<SubjectKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return database.call(
                scope,
                jdbc ->
                        jdbc
                                .sql(
                                        """
                                        SELECT * FROM subject
                                        WHERE (kind, key) IN (SELECT * FROM unnest(:kinds::text[], :keys::text[]))\
                                        """)
                                .param(
                                        "kinds",
                                        keys.stream().map(SubjectKey::kind).toArray(String[]::new))
                                .param(
                                        "keys",
                                        keys.stream().map(SubjectKey::key).toArray(String[]::new))
                                .query((row, number) -> subject(row))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                found -> new SubjectKey(found.kind(), found.key()),
                                                found -> found)));
    }

    /** Hands over every subject of a dataset that the scope sees, without holding them all. */
    public void each(Scope scope, String dataset, Consumer<RegisteredSubject> receiver) {
        RowCallbackHandler handler =
                row ->
                        receiver.accept(
                                new RegisteredSubject(
                                        subject(row),
                                        Clearance.valueOf(row.getString("sensitivity")),
                                        row.getString("address")));
        database.run(
                scope,
                jdbc ->
                        jdbc.sql("SELECT * FROM subject WHERE dataset = :dataset")
                                .param("dataset", dataset)
                                .withFetchSize(FETCH_SIZE)
                                .query(handler));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        long area = row.getLong("area");
        return new Subject(
                row.getString("kind"),
                row.getString("key"),
                row.getString("name"),
                area == 0 ? OptionalLong.empty() : OptionalLong.of(area),
                point(row),
                row.getString("owner"),
                row.getString("dataset"));
    }

    private static Optional<LonLat> point(ResultSet row) throws SQLException {
        double longitude = row.getDouble("lon");
        boolean missing = row.wasNull();
        double latitude = row.getDouble("lat");
        return missing || row.wasNull()
                ? Optional.empty()
                : Optional.of(new LonLat(longitude, latitude));
    }
}
