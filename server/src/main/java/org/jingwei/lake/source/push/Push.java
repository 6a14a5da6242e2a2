package org.jingwei.lake.source.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jingwei.lake.Batch;

/**
 * What a system sent under one idempotency key. It is safe from the first answer on.
 *
 * @param state GATHERING until it is in a batch, BATCHED from then on
 * @param rows how many rows it has
 * @param batch the batch that its rows are in, which may have others too
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Push(
        String dataset,
        String idempotencyKey,
        State state,
        long bytes,
        long rows,
        Instant receivedAt,
        Optional<Batch> batch) {

    /** Where a push stands. */
    public enum State {
        GATHERING,
        BATCHED
    }
}
