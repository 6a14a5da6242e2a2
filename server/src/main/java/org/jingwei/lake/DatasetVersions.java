package org.jingwei.lake;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often each dataset's rows have changed, whichever server changed them. Looked up once a
 * second at most, for all datasets at once; and anew after a change of this server.
 */
@Component
public class DatasetVersions {
    private static final Scope PLATFORM = Scope.platform("dataset-versions");
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ScopedDatabase database;
    private volatile Seen seen = new Seen(Map.of(), System.nanoTime() - 2 * LOOK_EVERY_NANOS);

    DatasetVersions(ScopedDatabase database) {
        this.database = database;
    }

    private record Seen(Map<String, Long> versions, long atNanos) {}

    private record Known(String dataset, long version) {}

    /** The version of a dataset; 0 before its first batch. */
    public long current(String dataset) {
        Seen last = seen;
        long now = System.nanoTime();
        if (now - last.atNanos() < LOOK_EVERY_NANOS) {
            return last.versions().getOrDefault(dataset, 0L);
        }
        seen = new Seen(last.versions(), now);
        return look(dataset, now);
    }

    /** The versions of all datasets that have had a batch, read now. */
    public Map<String, Long> all() {
        outdate();
        current("");
        return seen.versions();
    }

    /** What is known is out of date: this server changed a dataset. */
    public void outdate() {
        seen = new Seen(seen.versions(), System.nanoTime() - 2 * LOOK_EVERY_NANOS);
    }

    private long look(String dataset, long now) {
        Map<String, Long> versions =
                database
                        .call(
                                PLATFORM,
                                jdbc ->
                                        jdbc.sql("SELECT dataset, version FROM dataset_version")
                                                .query((row, number) ->
                                                        new Known(
                                                                row.getString("dataset"),
                                                                row.getLong("version")))
                                                .list())
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Known::dataset, Known::version));
        seen = new Seen(versions, now);
        return versions.getOrDefault(dataset, 0L);
    }

    /** Notes a change in the open transaction that makes it. */
    public static void changed(JdbcClient jdbc, String dataset) {
        jdbc.sql(
                        """
                        INSERT INTO dataset_version (dataset, version) VALUES (:dataset, 1)
                        ON CONFLICT (dataset) DO UPDATE SET version = dataset_version.version + 1\
                        """)
                .param("dataset", dataset)
                .update();
    }
}
