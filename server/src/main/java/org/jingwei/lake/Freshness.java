package org.jingwei.lake;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * As of when datasets are. Whoever sees a dataset may know the day of its last file, though not the
 * batch itself: so this reads as the platform.
 */
@Component
public class Freshness {
    private final ScopedDatabase database;

    Freshness(ScopedDatabase database) {
        this.database = database;
    }

    /** The day (ISO) of the last committed batch of each of these datasets that has one. */
    public Map<String, String> of(Collection<String> datasets) {
        Map<String, String> days = new HashMap<>();
        database.run(
                Scope.platform("freshness"),
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT dataset, max(received_at) AS last FROM batch
                                        WHERE dataset = ANY (:datasets) AND state = 'COMMITTED' GROUP BY dataset\
                                        """)
                                .param("datasets", datasets.toArray(String[]::new))
                                .query(row -> {
                                    days.put(
                                            row.getString("dataset"),
                                            row.getTimestamp("last")
                                                    .toInstant()
                                                    .atOffset(ZoneOffset.UTC)
                                                    .toLocalDate()
                                                    .toString());
                                }));
        return days;
    }
}
