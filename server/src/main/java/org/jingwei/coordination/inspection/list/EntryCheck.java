package org.jingwei.coordination.inspection.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.http.Problem;
import org.jspecify.annotations.Nullable;

/** Takes what somebody wrote down apart, and gathers all that is wrong with it. */
public final class EntryCheck {
    private static final int MOST_PLACES = 200;

    private final List<Problem.Place> places;
    private final long line;

    private EntryCheck(List<Problem.Place> places, long line) {
        this.places = places;
        this.line = line;
    }

    /** Of an entry that is no line of a file. */
    public static EntryCheck start() {
        return new EntryCheck(new ArrayList<>(), 0);
    }

    /** The same list of mistakes, at this line of a file. */
    public EntryCheck at(long number) {
        return new EntryCheck(places, number);
    }

    /** Notes a mistake. */
    public void wrong(String path, String reason) {
        if (!isFull()) {
            places.add(new Problem.Place(line, path, reason));
        }
    }

    /** Whether no more mistakes are noted. */
    public boolean isFull() {
        return places.size() >= MOST_PLACES;
    }

    /** Whether nothing was wrong so far. */
    public boolean isRight() {
        return places.isEmpty();
    }

    /** What is wrong so far. */
    public List<Problem.Place> places() {
        return List.copyOf(places);
    }

    /** A text that must be there. */
    public String text(String path, @Nullable String value, int most) {
        String text = optional(path, value, most);
        if (text.isEmpty()) {
            wrong(path, "is missing");
        }
        return text;
    }

    /** A text that may be empty. */
    public String optional(String path, @Nullable String value, int most) {
        String text = value == null ? "" : value.strip();
        if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            wrong(path, "must be at most " + most + " characters on one line");
            return "?";
        }
        return text;
    }

    /** A value that must be there. */
    public <T> T given(String path, @Nullable T value, T otherwise) {
        if (value == null) {
            wrong(path, "is missing");
        }
        return Objects.requireNonNullElse(value, otherwise);
    }

    /** A number within bounds. */
    public int number(String path, @Nullable Integer value, int least, int most) {
        int number = Objects.requireNonNullElse(value, least - 1);
        if (number < least || number > most) {
            wrong(path, "must be a number from " + least + " to " + most);
            return least;
        }
        return number;
    }

    /** The last day of something, if it has one. */
    public Optional<LocalDate> end(String path, LocalDate from, @Nullable LocalDate value) {
        if (value != null && value.isBefore(from)) {
            wrong(path, "must be from the first day on");
        }
        return Optional.ofNullable(value);
    }

    /**
     * Requires that nothing was wrong.
     *
     * @throws Problem invalid with every mistake and its place
     */
    public void requireRight() {
        if (!isRight()) {
            throw Problem.invalid("invalid-entry", "The entry has mistakes; see errors.")
                    .errors(places());
        }
    }
}
