package org.jingwei.lake.source.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A table or query of a department's database that fills a dataset. The password is not in it.
 *
 * @param id of the platform's own making; {@code name} is the department's
 * @param watermark the column in whose order rows are read and after whose last value the next run
 *     goes on; without one each run reads all and replaces the dataset
 * @param overlap how far before the last value the next run begins, for rows that were committed
 *     late
 * @param zone where the source's times without a zone are
 * @param schedule an ISO duration between runs, or a cron expression of six fields; none runs by
 *     hand
 * @param chunkRows how many rows make a batch
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Pull(
        String id,
        String system,
        String owner,
        String name,
        String dataset,
        String url,
        String user,
        Optional<String> table,
        Optional<String> query,
        Optional<String> watermark,
        Duration overlap,
        ZoneId zone,
        Optional<String> schedule,
        int chunkRows,
        boolean enabled) {

    /** What its sealed password is for: a password never opens for another address or user. */
    String use() {
        return String.join("\n", "pull", id, url, user);
    }
}
