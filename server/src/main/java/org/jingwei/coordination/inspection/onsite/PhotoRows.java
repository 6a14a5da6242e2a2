package org.jingwei.coordination.inspection.onsite;

import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Photos as rows of PostgreSQL. */
final class PhotoRows {
    private PhotoRows() {}

    static Optional<String> digest(JdbcClient jdbc, String visit, String id) {
        return jdbc.sql("SELECT digest FROM inspection_photo WHERE visit = :visit AND id = :id")
                .param("visit", visit)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    static long count(JdbcClient jdbc, String visit) {
        return jdbc.sql("SELECT count(*) FROM inspection_photo WHERE visit = :visit")
                .param("visit", visit)
                .query(Long.class)
                .single();
    }

    /** How many of these there are from that side. */
    static long count(JdbcClient jdbc, String visit, List<String> ids, Side side) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM inspection_photo
                        WHERE visit = :visit AND side = :side AND id = ANY(:ids::text[])\
                        """)
                .param("visit", visit)
                .param("side", side.name())
                .param("ids", ids.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** A photo as it is kept, with the digest of the file that was sent. */
    record Kept(String id, Side side, Picture picture, String digest) {}

    static void insert(JdbcClient jdbc, Scope scope, String visit, Kept photo) {
        jdbc.sql(
                        """
                        INSERT INTO inspection_photo (visit, id, side, media_type, content, digest, username)
                        VALUES (:visit, :id, :side, :mediaType, :content, :digest, :username)\
                        """)
                .param("visit", visit)
                .param("id", photo.id())
                .param("side", photo.side().name())
                .param("mediaType", photo.picture().mediaType())
                .param("content", photo.picture().content())
                .param("digest", photo.digest())
                .param("username", scope.username())
                .update();
    }

    static Optional<Picture> find(JdbcClient jdbc, String visit, String id) {
        return jdbc.sql(
                        "SELECT media_type, content FROM inspection_photo WHERE visit = :visit AND id = :id")
                .param("visit", visit)
                .param("id", id)
                .query((row, number) ->
                        new Picture(row.getString("media_type"), row.getBytes("content")))
                .optional();
    }
}
