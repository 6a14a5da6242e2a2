package org.jingwei.lake.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jingwei.http.Problem;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;
import org.jingwei.lake.Mapping;
import org.jingwei.lake.Reading;
import org.jingwei.lake.intake.format.FileGuess;
import org.jingwei.lake.intake.format.FileProbe;

/**
 * How a file is read: what was said of it, and guesses for the rest.
 *
 * @param doubts the guesses that are hardly better than others; what was said is beyond doubt
 */
record Settled(
        FileFormat format,
        Optional<FileCharset> charset,
        Optional<Character> delimiter,
        Optional<String> sheet,
        Optional<Mapping> mapping,
        List<String> doubts) {

    /** A file is read without questions when each guess is as sure as this. */
    private static final double SURE = 0.8;

    Settled {
        doubts = List.copyOf(doubts);
    }

    static Settled of(Path file, String fileName, Reading said) throws IOException {
        List<String> doubts = new ArrayList<>();
        FileGuess guess = FileProbe.guess(file, fileName);
        FileFormat format = said.format().orElseGet(() -> noted(doubts, "format", guess.format()));
        Optional<FileCharset> charset = Optional.empty();
        if (format.isText()) {
            charset =
                    said.charset()
                            .or(() -> guess.charset().map(sure -> noted(doubts, "charset", sure)))
                            .or(() -> Optional.of(FileCharset.UTF_8));
        }
        Optional<Character> delimiter = Optional.empty();
        if (format == FileFormat.CSV) {
            delimiter =
                    said.delimiter().isPresent()
                            ? said.delimiter()
                            : Optional.of(
                                    noted(
                                            doubts,
                                            "delimiter",
                                            FileProbe.delimiter(file, charset.orElseThrow())));
        }
        return new Settled(format, charset, delimiter, said.sheet(), said.mapping(), doubts);
    }

    private static <T> T noted(List<String> doubts, String what, FileGuess.Sure<T> guess) {
        if (guess.confidence() < SURE) {
            doubts.add(
                    "%s=%s (%d %% sure)"
                            .formatted(what, guess.value(), Math.round(guess.confidence() * 100)));
        }
        return guess.value();
    }

    /** With a remembered mapping where none was said. */
    Settled orMapping(Supplier<Optional<Mapping>> remembered) {
        return new Settled(format, charset, delimiter, sheet, mapping.or(remembered), doubts);
    }

    boolean isSure() {
        return doubts.isEmpty();
    }

    /**
     * Refuses a file whose sender would not learn that it waits.
     *
     * @throws Problem 422 that says what to say
     */
    void requireSure() {
        if (!isSure()) {
            throw Problem.invalid(
                    "unsure-reading",
                    "It is not clear how the file is written; the best guess is "
                            + String.join(", ", doubts)
                            + ". Nothing was taken: say it in the address, or send the file with"
                            + " hold=true and look at it before it is read.");
        }
    }
}
