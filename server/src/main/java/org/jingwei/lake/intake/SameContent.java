package org.jingwei.lake.intake;

import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.LoadMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether content came before. Rows that are added are added once, whenever they came. Where rows
 * replace others, only the newest file counts: the file before it, sent again, brings its rows
 * back.
 */
final class SameContent {
    private SameContent() {}

    /** The batch that has the content already. Waits for others who send to the same dataset. */
    static Optional<String> find(JdbcClient jdbc, Dataset dataset, String digest) {
        boolean adds = dataset.mode() == LoadMode.APPEND;
        if (!adds) {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('batch:' || :dataset, 0))")
                    .param("dataset", dataset.id())
                    .query((row, number) -> true)
                    .single();
        }
        return jdbc.sql(
                        """
                        SELECT id FROM (
                            SELECT id, digest, number FROM batch
                            WHERE dataset = :dataset AND (digest = :digest OR NOT :adds)
                              AND state NOT IN ('FAILED', 'DUPLICATE', 'CANCELLED')
                            ORDER BY number DESC LIMIT 1) newest
                        WHERE digest = :digest\
                        """)
                .param("dataset", dataset.id())
                .param("digest", digest)
                .param("adds", adds)
                .query(String.class)
                .optional();
    }
}
