package org.jingwei.coordination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Matters as rows of PostgreSQL. */
final class MatterRows {
    private MatterRows() {}

    static Matter matter(ResultSet row) throws SQLException {
        return new Matter(
                row.getString("id"),
                row.getLong("number"),
                row.getString("mechanism"),
                row.getString("title"),
                row.getString("requester"),
                row.getString("legal_basis"),
                row.getObject("window_from", LocalDate.class),
                row.getObject("window_to", LocalDate.class),
                row.getInt("minutes"),
                row.getString("note"),
                row.getString("state"),
                row.getInt("version"),
                row.getInt("targets"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                Ground.valueOf(row.getString("ground")),
                row.getString("item"),
                List.of((String[]) row.getArray("officers").getArray()));
    }

    static Optional<Matter> find(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT * FROM matter WHERE id = :id")
                .param("id", id)
                .query((row, number) -> matter(row))
                .optional();
    }

    /**
     * Those of these matters that the scope may bring on, held until the transaction ends, so that
     * of two who act one comes first.
     */
    static List<Matter> hold(JdbcClient jdbc, Collection<String> ids) {
        return jdbc.sql("SELECT * FROM matter_hold(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> matter(row))
                .list();
    }

    /** Writes a new matter; false if its requester made one with this key of a request before. */
    static boolean insert(
            JdbcClient jdbc,
            Scope scope,
            String id,
            MatterCheck.Checked checked,
            Optional<String> requestKey) {
        return jdbc.sql(
                                """
                                INSERT INTO matter (id, mechanism, title, requester, legal_basis, window_from, window_to,
                                                    minutes, note, state, targets, request_key, created_by,
                                                    ground, item, officers)
                                VALUES (:id, :mechanism, :title, :requester, :basis, :from, :to,
                                        :minutes, :note, :state, :targets, :requestKey, :username,
                                        :ground, :item, :officers)
                                ON CONFLICT (requester, request_key) DO NOTHING\
                                """)
                        .param("id", id)
                        .param("mechanism", checked.mechanism().id())
                        .param("title", checked.title())
                        .param("requester", scope.organisation())
                        .param("basis", checked.legalBasis())
                        .param("from", checked.from())
                        .param("to", checked.to())
                        .param("minutes", checked.minutes())
                        .param("note", checked.note())
                        .param("state", checked.mechanism().life().start())
                        .param("targets", checked.targets().size())
                        .param("requestKey", requestKey.orElse(null))
                        .param("username", scope.username())
                        .param("ground", checked.ground().name())
                        .param("item", checked.item())
                        .param("officers", checked.officers().toArray(String[]::new))
                        .update()
                > 0;
    }

    static void change(JdbcClient jdbc, String id, MatterCheck.Checked checked) {
        jdbc.sql(
                        """
                        UPDATE matter SET mechanism = :mechanism, title = :title, legal_basis = :basis,
                            window_from = :from, window_to = :to, minutes = :minutes, note = :note,
                            targets = :targets, ground = :ground, item = :item, officers = :officers,
                            version = version + 1, changed_at = now()
                        WHERE id = :id\
                        """)
                .param("id", id)
                .param("mechanism", checked.mechanism().id())
                .param("title", checked.title())
                .param("basis", checked.legalBasis())
                .param("from", checked.from())
                .param("to", checked.to())
                .param("minutes", checked.minutes())
                .param("note", checked.note())
                .param("targets", checked.targets().size())
                .param("ground", checked.ground().name())
                .param("item", checked.item())
                .param("officers", checked.officers().toArray(String[]::new))
                .update();
    }

    /** Sets the targets in place of those there are. */
    static void setTargets(
            JdbcClient jdbc,
            String id,
            String requester,
            Map<SubjectKey, SubjectIndex.Found> targets) {
        jdbc.sql("DELETE FROM matter_target WHERE matter = :id").param("id", id).update();
        List<SubjectKey> keys = List.copyOf(targets.keySet());
        List<SubjectIndex.Found> found = keys.stream().map(targets::get).toList();
        jdbc.sql(
                        """
                        INSERT INTO matter_target (matter, kind, key, name, area, requester, submitted)
                        SELECT :id, kind, key, name, area, :requester, (SELECT submitted FROM matter WHERE id = :id)
                        FROM unnest(:kinds::text[], :keys::text[], :names::text[], :areas::bigint[])
                            AS target (kind, key, name, area)\
                        """)
                .param("id", id)
                .param("requester", requester)
                .param("kinds", keys.stream().map(SubjectKey::kind).toArray(String[]::new))
                .param("keys", keys.stream().map(SubjectKey::key).toArray(String[]::new))
                .param("names", found.stream().map(SubjectIndex.Found::name).toArray(String[]::new))
                .param("areas", found.stream().map(SubjectIndex.Found::area).toArray(Long[]::new))
                .update();
    }

    /** Counts a change that leaves a matter in its state, so that older pages notice. */
    static void touch(JdbcClient jdbc, String id) {
        jdbc.sql("UPDATE matter SET version = version + 1, changed_at = now() WHERE id = :id")
                .param("id", id)
                .update();
    }
}
