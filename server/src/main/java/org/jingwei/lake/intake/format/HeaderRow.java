package org.jingwei.lake.intake.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the header of a sheet from titles, notes and merged cells above it: it is the row with most
 * names that are known, and where none is known, the first row that has nearly as many different
 * texts as the fullest one.
 */
final class HeaderRow {
    private static final double NEARLY = 0.7;

    private HeaderRow() {}

    static int find(List<List<String>> rows, Set<String> known) {
        int best = -1;
        long most = 0;
        for (int i = 0; i < rows.size(); i++) {
            long matches = rows.get(i).stream().map(String::strip).filter(known::contains).count();
            if (matches > most) {
                most = matches;
                best = i;
            }
        }
        return best >= 0 ? best : fullest(rows);
    }

    private static int fullest(List<List<String>> rows) {
        int most = rows.stream().mapToInt(HeaderRow::texts).max().orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            if (most > 0 && texts(rows.get(i)) >= most * NEARLY) {
                return i;
            }
        }
        throw new UnreadableFileException("invalid-header", "The sheet has no header row.");
    }

    private static int texts(List<String> row) {
        Set<String> different = new HashSet<>(row);
        different.remove("");
        return different.size();
    }

    static List<String> withoutEmptyEnd(List<String> names) {
        int size = names.size();
        while (size > 0 && names.get(size - 1).isBlank()) {
            size--;
        }
        return List.copyOf(names.subList(0, size));
    }
}
