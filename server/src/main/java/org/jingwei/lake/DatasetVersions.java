package org.jingwei.lake;

import java.util.Map;
import java.util.stream.Collectors;
import org.jingwei.scope.LookedUp;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often each dataset's rows have changed, whichever server changed them. */
@Component
public class DatasetVersions {
    private static final Scope PLATFORM = Scope.platform("dataset-versions");

    private final LookedUp<Map<String, Long>> versions;

    DatasetVersions(ScopedDatabase database) {
        versions = new LookedUp<>(() -> database.call(PLATFORM, DatasetVersions::read));
    }

    private record Known(String dataset, long version) {}

    /** The version of a dataset; 0 before its first batch. */
    public long current(String dataset) {
        return versions.get().getOrDefault(dataset, 0L);
    }

    /** The versions of all datasets that have had a batch, read now. */
    public Map<String, Long> all() {
        versions.outdate();
        return versions.get();
    }

    /** This batch is about to be committed by this server. */
    void changing(BatchCommitted batch) {
        versions.changing(batch);
    }

    /** A batch that was about to be committed is, or is not to be any more. */
    void changed(BatchCommitted batch) {
        versions.changed(batch);
    }

    private static Map<String, Long> read(JdbcClient jdbc) {
        return jdbc
                .sql("SELECT dataset, version FROM dataset_version")
                .query((row, number) -> new Known(row.getString("dataset"), row.getLong("version")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Known::dataset, Known::version));
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
