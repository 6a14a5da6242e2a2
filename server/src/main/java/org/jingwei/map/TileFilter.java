package org.jingwei.map;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.engine.tiles.PointFilter;
import org.jingwei.engine.tiles.TilePoint;
import org.jingwei.engine.tiles.TimeWindow;
import org.jingwei.http.Problem;

/**
 * Which features of a layer are wanted in its tiles, as somebody wrote it.
 *
 * @param category codes of the layer's categories with commas between them
 * @param from the first day, or the moment from which
 * @param to the last day, or the moment before which
 */
public record TileFilter(Optional<String> category, Optional<String> from, Optional<String> to) {
    /** All of them. */
    public static final TileFilter NONE =
            new TileFilter(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MOST_TEXT = 400;
    private static final int LENGTH_OF_DAY = 10;

    /**
     * What it asks of a layer with these categories.
     *
     * @throws Problem if it is not valid, or the layer cannot be filtered so
     */
    PointFilter on(List<Category> categories, boolean timed) {
        Optional<Set<Integer>> codes = category.map(text -> codes(text, categories));
        Optional<TimeWindow> window =
                from.isPresent() || to.isPresent() ? Optional.of(window(timed)) : Optional.empty();
        boolean every = codes.filter(some -> some.size() == categories.size()).isPresent();
        return new PointFilter(every ? Optional.empty() : codes, window);
    }

    private static Set<Integer> codes(String text, List<Category> categories) {
        if (categories.isEmpty()) {
            throw Problem.badRequest(
                    "no-categories",
                    "This layer has no categories to filter by; leave category out.");
        }
        Set<Integer> known =
                categories.stream().map(Category::code).collect(Collectors.toUnmodifiableSet());
        Set<Integer> wanted = new HashSet<>();
        for (String word : limited(text).split(",", -1)) {
            wanted.add(code(word, known));
        }
        return wanted;
    }

    private static int code(String word, Set<Integer> known) {
        try {
            int code = Integer.parseInt(word);
            if (known.contains(code)) {
                return code;
            }
        } catch (NumberFormatException e) {
            // The answer is the same: there is no such category.
        }
        throw Problem.badRequest(
                "unknown-category",
                "category is one or several codes of the layer's categories with commas between them;"
                        + " \""
                        + word
                        + "\" is none of "
                        + known.stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private TimeWindow window(boolean timed) {
        if (!timed) {
            throw Problem.badRequest(
                    "no-time", "The features of this layer have no time; leave from and to out.");
        }
        int first = from.map(text -> end(text, false)).orElse(TilePoint.NO_MINUTE + 1);
        int behind = to.map(text -> end(text, true)).orElse(Integer.MAX_VALUE);
        if (first > behind) {
            throw Problem.badRequest("invalid-time", "from is after to.");
        }
        return new TimeWindow(first, behind);
    }

    private static int end(String text, boolean last) {
        try {
            if (limited(text).length() == LENGTH_OF_DAY) {
                LocalDate day = LocalDate.parse(text);
                return minute(last ? day.plusDays(1).atStartOfDay() : day.atStartOfDay());
            }
            return minute(
                    OffsetDateTime.parse(text).atZoneSameInstant(LayerTime.ZONE).toLocalDateTime());
        } catch (DateTimeException e) {
            throw invalidTime();
        }
    }

    private static int minute(LocalDateTime time) {
        int minute = LayerTime.minute(time);
        if (minute == TilePoint.NO_MINUTE) {
            throw invalidTime();
        }
        return minute;
    }

    private static Problem invalidTime() {
        return Problem.badRequest(
                "invalid-time",
                "from and to are days like 2026-01-31, both included, or times like"
                        + " 2026-01-31T08:00:00Z.");
    }

    private static String limited(String text) {
        if (text.length() > MOST_TEXT) {
            throw Problem.badRequest(
                    "invalid-filter", "A filter has at most " + MOST_TEXT + " characters.");
        }
        return text;
    }
}
