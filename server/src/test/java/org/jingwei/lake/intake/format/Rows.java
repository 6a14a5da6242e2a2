package org.jingwei.lake.intake.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;

/** Reads whole files into lists, for tests. */
final class Rows {
    private Rows() {}

    static FileReading reading(FileFormat format, FileCharset charset, char delimiter) {
        return new FileReading(format, charset, delimiter, Optional.empty(), Set.of());
    }

    static FileReading detected(Path file) throws IOException {
        FileGuess guess = FileProbe.guess(file, "file");
        return reading(
                guess.format().value(),
                guess.charset().map(FileGuess.Sure::value).orElse(FileCharset.UTF_8),
                guess.delimiter().map(FileGuess.Sure::value).orElse(','));
    }

    /** Each row as {@code line: cell|cell}, a faulty one with its rule. */
    static List<String> all(Path file, FileReading reading) throws IOException {
        List<String> rows = new ArrayList<>();
        try (SourceRows source = SourceFile.open(file, reading)) {
            rows.add(String.join("|", source.header()));
            RowText row = new RowText();
            while (source.next(row)) {
                rows.add(
                        row.line()
                                + ": "
                                + row.fault().map(RowText.Fault::rule).orElseGet(() -> cells(row)));
            }
        }
        return rows;
    }

    private static String cells(RowText row) {
        return IntStream.range(0, row.count())
                .mapToObj(i ->
                        row.cell(i)
                                + (row.mark(i) == RowText.Mark.NONE ? "" : "<" + row.mark(i) + ">"))
                .collect(Collectors.joining("|"));
    }
}
