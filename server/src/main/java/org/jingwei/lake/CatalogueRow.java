package org.jingwei.lake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jingwei.catalog.Businesses;

/**
 * A dataset in the list of all: how fresh, how good and how large it is.
 *
 * @param source where its records come from, as far as known
 * @param lastRun the file that came last; told to the owner only
 * @param quality what became of the rows of its latest files; told to the owner only
 * @param storage what it costs; told to the owner only
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CatalogueRow(
        String dataset,
        Optional<Businesses.Source> source,
        Optional<LastRun> lastRun,
        Optional<Rows> quality,
        Optional<Storage> storage) {

    /** The run of one file. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record LastRun(
            String batch,
            String fileName,
            BatchState state,
            Instant receivedAt,
            Optional<Instant> finishedAt) {}

    /** What became of the rows of so many finished files. */
    public record Rows(long files, long rows, long accepted, long refused, long unplaced) {}

    /** What the table costs. */
    public record Storage(
            long rows,
            long bytes,
            double bytesPerRow,
            long budgetBytesPerRow,
            boolean overBudget,
            int files,
            int deleteFiles) {}
}
