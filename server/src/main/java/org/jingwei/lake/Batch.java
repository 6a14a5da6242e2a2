package org.jingwei.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One file that was sent for a dataset.
 *
 * @param digest SHA-256 of its content, uncompressed, in hexadecimal
 * @param bytes its size, uncompressed
 * @param bytesRead how much of it was read so far
 * @param rows how many rows were read so far: accepted or refused
 * @param unplaced how many of the accepted rows lie in no known area
 * @param duplicateOf the batch that brought the same content before
 * @param error why it failed
 * @param refusals how often each rule refused, by element
 */
public record Batch(
        String id,
        String dataset,
        String fileName,
        BatchState state,
        String digest,
        long bytes,
        long bytesRead,
        long rows,
        long accepted,
        long refused,
        long unplaced,
        Instant receivedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> duplicateOf,
        Optional<Failure> error,
        List<Refusals> refusals) {

    /** Why a batch failed: a code for programs, a sentence for people. */
    public record Failure(String code, String detail) {}

    /** How often one rule refused values of one element; empty when it refused whole lines. */
    public record Refusals(String element, String rule, long count) {}

    public Batch {
        refusals = List.copyOf(refusals);
    }
}
