package org.jingwei.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The register of subjects, filled from the datasets that have authority over a kind of them; row
 * security shows a scope its own part. Not noted here: a dossier or a search is noted as a whole.
 */
@Component
public class Subjects {
    private static final int MAX_TEXT = 100;

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

    /**
     * Subjects by key or name: the exact ones first, then those that begin with the text, then
     * those that contain it; similar names only where there is none of these, because comparing
     * trigrams costs ten times a plain comparison. Reads what the scope sees: row security rules
     * out an index for text, since the operators could leak what they compare.
     */
    public List<Subject> search(Scope scope, String text, int limit) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            return List.of();
        }
        String exact = wanted.substring(0, Math.min(wanted.length(), MAX_TEXT));
        return database.call(
                scope,
                jdbc -> {
                    List<Subject> found = containing(jdbc, exact, limit);
                    return found.isEmpty() ? similar(jdbc, exact, limit) : found;
                });
    }

    private static List<Subject> containing(JdbcClient jdbc, String exact, int limit) {
        String literal = exact.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql(
                        """
                        SELECT * FROM subject WHERE key LIKE :prefix OR name ILIKE :contains
                        ORDER BY CASE WHEN key = :exact OR lower(name) = lower(:exact) THEN 0
                                      WHEN key LIKE :prefix OR name ILIKE :prefix THEN 1
                                      ELSE 2 END,
                                 length(name), kind, key
                        LIMIT :limit\
                        """)
                .param("exact", exact)
                .param("prefix", literal + "%")
                .param("contains", "%" + literal + "%")
                .param("limit", limit)
                .query((row, number) -> subject(row))
                .list();
    }

    private static List<Subject> similar(JdbcClient jdbc, String exact, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM subject WHERE :exact <% name
                        ORDER BY word_similarity(:exact, name) DESC, length(name), kind, key
                        LIMIT :limit\
                        """)
                .param("exact", exact)
                .param("limit", limit)
                .query((row, number) -> subject(row))
                .list();
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
