package org.jingwei.lake.intake;

import java.util.List;
import java.util.Optional;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;
import org.jingwei.lake.Mapping;

/**
 * A look at a file before it is read.
 *
 * @param format what its format seems to be
 * @param charset what its encoding seems to be
 * @param delimiter what seems to separate its values
 * @param reading how it will be read
 * @param header what its columns are called
 * @param rows its first rows, as they are
 * @param suggestions which column seems to be which element, each with a score from 0 to 1
 * @param suggested the mapping of the suggestions
 * @param dryRun what would become of its first rows
 * @param problem why it cannot be read, or does not fit
 */
public record Preview(
        Guess<FileFormat> format,
        Optional<Guess<FileCharset>> charset,
        Optional<Guess<Character>> delimiter,
        InForce reading,
        List<String> header,
        List<List<String>> rows,
        List<Suggestion> suggestions,
        Optional<Mapping> suggested,
        Optional<DryRun> dryRun,
        Optional<String> problem) {

    public Preview {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        suggestions = List.copyOf(suggestions);
    }

    /** A guess, with how sure it is from 0 to 1. */
    public record Guess<T>(T value, double confidence) {}

    /** How the file will be read. */
    public record InForce(
            FileFormat format,
            Optional<FileCharset> charset,
            Optional<Character> delimiter,
            Optional<String> sheet,
            Optional<Mapping> mapping) {}

    /** A column that seems to be an element; without one when none seems to be. */
    public record Suggestion(
            String element, Optional<String> source, double score, List<Mapping.Step> steps) {
        public Suggestion {
            steps = List.copyOf(steps);
        }
    }

    /** What would become of the first rows. */
    public record DryRun(
            long rows,
            long accepted,
            long refused,
            long unplaced,
            List<Warned> warnings,
            List<FirstFault> faults) {
        public DryRun {
            warnings = List.copyOf(warnings);
            faults = List.copyOf(faults);
        }
    }

    /** How often a rule only warned. */
    public record Warned(String element, String rule, long count) {}

    /** A fault of one of the first rows. */
    public record FirstFault(
            long line,
            Optional<String> element,
            String rule,
            String reason,
            Optional<String> value) {}
}
