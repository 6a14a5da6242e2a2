package org.jingwei.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * Which file rows came from. Whoever sees a row may know its source, though not the batch itself,
 * whose counts tell about rows elsewhere: so this reads as the platform, and only names and days.
 */
@Component
class Provenance {
    private final ScopedDatabase database;

    Provenance(ScopedDatabase database) {
        this.database = database;
    }

    /** A batch as the source of a row. */
    record Origin(long number, String batch, String fileName, Instant receivedAt) {
        String day() {
            return receivedAt.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        }
    }

    /** The batches of these numbers. */
    Map<Long, Origin> find(Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return database
                .call(
                        Scope.platform("provenance"),
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT number, id, file_name, received_at FROM batch
                                                WHERE number IN (:numbers)\
                                                """)
                                        .param("numbers", numbers)
                                        .query((row, i) ->
                                                new Origin(
                                                        row.getLong("number"),
                                                        row.getString("id"),
                                                        row.getString("file_name"),
                                                        row.getTimestamp("received_at")
                                                                .toInstant()))
                                        .list())
                .stream()
                .collect(Collectors.toMap(Origin::number, origin -> origin));
    }
}
