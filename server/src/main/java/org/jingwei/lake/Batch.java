package org.jingwei.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jingwei.catalog.LoadMode;

/**
 * One file that was sent for a dataset, and the run that reads it.
 *
 * @param mode what it does to the rows there are
 * @param charset its encoding, where it is text
 * @param delimiter what separates its values, where it is CSV
 * @param sheet which sheet is read, where it is a workbook and one was named
 * @param source the system that it came from, where it is known
 * @param mapping how its columns become elements, where they do not by their names
 * @param digest SHA-256 of its content, uncompressed, in hexadecimal
 * @param bytes its size, uncompressed
 * @param bytesRead how much of it was read so far
 * @param rows how many rows were read so far: accepted or refused
 * @param unplaced how many of the accepted rows lie in no known area
 * @param superseded how many rows gave way to a newer one of the same key in the same file
 * @param outdated how many rows were older than what was there, and were not taken
 * @param phase what is being done while it runs
 * @param duplicateOf the batch that brought the same content before
 * @param error why it failed
 * @param refusals how often each rule refused, by element
 * @param warnings how often each rule only warned, by element
 */
public record Batch(
        String id,
        String dataset,
        String fileName,
        BatchState state,
        LoadMode mode,
        FileFormat format,
        Optional<FileCharset> charset,
        Optional<Character> delimiter,
        Optional<String> sheet,
        Channel channel,
        Optional<String> source,
        Optional<Mapping> mapping,
        String digest,
        long bytes,
        long bytesRead,
        long rows,
        long accepted,
        long refused,
        long unplaced,
        long superseded,
        long outdated,
        Optional<Phase> phase,
        Instant receivedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> duplicateOf,
        Optional<Failure> error,
        List<Refusals> refusals,
        List<Refusals> warnings) {

    /** The stages of a run, in their order. */
    public enum Phase {
        READING,
        CHECKING_KEYS,
        SORTING,
        COMMITTING
    }

    /**
     * Why a batch failed: a code for programs, a sentence for people. It may quote the file, of
     * which nothing is shown that cannot be printed, or stored as a text.
     */
    public record Failure(String code, String detail) {
        private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

        public Failure {
            detail = UNPRINTABLE.matcher(detail).replaceAll("\uFFFD");
        }
    }

    /** How often one rule refused values of one element; empty when it refused whole lines. */
    public record Refusals(String element, String rule, long count) {}

    public Batch {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }
}
