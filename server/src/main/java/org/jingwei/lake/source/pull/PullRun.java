package org.jingwei.lake.source.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a pull.
 *
 * @param state RUNNING, DONE, WAITING (it goes on once the platform has read more), FAILED or
 *     CANCELLED
 * @param rows rows that were sent on
 * @param repeated rows that were read again and left out
 * @param future rows whose watermark lies in the future; they are sent, and move nothing
 * @param unmarked rows without a watermark, which are left out; counted when the source was read to
 *     its end
 * @param batches the batches they came in
 * @param from the watermark where it began
 * @param to the watermark where the next one goes on
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PullRun(
        long number,
        String state,
        Instant startedAt,
        Optional<Instant> finishedAt,
        long rows,
        long repeated,
        long future,
        long unmarked,
        List<String> batches,
        Optional<String> from,
        Optional<String> to,
        Optional<Failure> error) {

    /** Why it failed: a code for programs, a sentence for people. */
    public record Failure(String code, String detail) {}

    public PullRun {
        batches = List.copyOf(batches);
    }
}
