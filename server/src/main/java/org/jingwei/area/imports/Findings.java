package org.jingwei.area.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jingwei.http.Problem;

/** What is wrong with a file: the first thousand places, and how many there are in all. */
final class Findings {
    private static final int MAX_LISTED = 1_000;

    private final List<Problem.Place> places = new ArrayList<>();
    private long total;

    void add(long line, String column, String reason) {
        total++;
        if (places.size() < MAX_LISTED) {
            places.add(new Problem.Place(line, column, reason));
        }
    }

    boolean isEmpty() {
        return total == 0;
    }

    long total() {
        return total;
    }

    List<Problem.Place> places() {
        return places.stream().sorted(Comparator.comparingLong(Problem.Place::line)).toList();
    }

    /** The refusal of the whole file. */
    Problem refusal(String code, String what) {
        String listed = total > places.size() ? "; the first " + places.size() + " are listed" : "";
        return Problem.invalid(
                        code,
                        "Nothing was imported: "
                                + what
                                + " has "
                                + total
                                + (total == 1 ? " fault" : " faults")
                                + listed
                                + ". Correct the file and send it again.")
                .errors(places());
    }
}
