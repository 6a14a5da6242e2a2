package org.jingwei.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How good what came in was, over time.
 *
 * @param runs the latest runs, the newest first
 * @param months all finished runs by the month in which their files came, the latest first
 * @param rules how often each rule refused or warned in all of them, the most frequent first
 */
public record DatasetQuality(List<Run> runs, List<Month> months, List<RuleCount> rules) {
    public DatasetQuality {
        runs = List.copyOf(runs);
        months = List.copyOf(months);
        rules = List.copyOf(rules);
    }

    /** One run's counts of rows; warnings count values. */
    public record Run(
            String batch,
            String fileName,
            BatchState state,
            Instant receivedAt,
            Optional<Instant> finishedAt,
            Counts counts,
            List<RuleCount> rules) {
        public Run {
            rules = List.copyOf(rules);
        }
    }

    /** The runs of one month, as 2026-01. */
    public record Month(String month, long runs, Counts counts) {}

    /** What became of rows. */
    public record Counts(long rows, long accepted, long refused, long unplaced, long warnings) {}

    /** How often a rule refused and how often it warned of values of an element. */
    public record RuleCount(String element, String rule, long refused, long warned) {}
}
