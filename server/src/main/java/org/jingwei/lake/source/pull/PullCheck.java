package org.jingwei.lake.source.pull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.LoadMode;
import org.jingwei.http.Problem;
import org.jspecify.annotations.Nullable;

/** Makes a pull of a definition, or tells all that is wrong with it. */
final class PullCheck {
    private static final int MAX_CHUNK_ROWS = 500_000;
    private static final int MAX_TEXT = 200;
    private static final int MAX_QUERY = 20_000;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final List<Problem.Place> places = new ArrayList<>();
    private final PullDefinition definition;
    private final String hosts;

    private PullCheck(PullDefinition definition, String hosts) {
        this.definition = definition;
        this.hosts = hosts;
    }

    /**
     * Checks a definition.
     *
     * @param hosts those that may be read from, separated by commas; empty for any
     */
    static Pull check(Place place, PullDefinition definition, Dataset dataset, String hosts) {
        return new PullCheck(definition, hosts).check(place, dataset);
    }

    /** The pull's id, and the system that it belongs to. */
    record Place(String id, String system) {}

    private Pull check(Place place, Dataset dataset) {
        Optional<String> watermark =
                read("watermark", definition.watermark(), SourceQuery::checkedColumn);
        Duration overlap =
                read("overlap", definition.overlap(), PullCheck::overlap).orElse(Duration.ZERO);
        Pull pull =
                new Pull(
                        place.id(),
                        place.system(),
                        dataset.owner(),
                        required("name", definition.name()),
                        dataset.id(),
                        url(),
                        required("user", definition.user()),
                        read("table", definition.table(), SourceQuery::checkedTable),
                        read("query", definition.query(), PullCheck::select),
                        watermark,
                        overlap,
                        read("zone", definition.zone(), PullCheck::zone).orElse(CHINA),
                        read("schedule", definition.schedule(), PullSchedule::checked),
                        chunkRows(),
                        !Boolean.FALSE.equals(definition.enabled()));
        if (pull.table().isPresent() == pull.query().isPresent()) {
            note("table", "give either table or query");
        }
        checkMode(dataset, pull);
        if (!places.isEmpty()) {
            throw Problem.invalid("invalid-pull", "The pull has mistakes; see errors.")
                    .errors(places);
        }
        return pull;
    }

    private void checkMode(Dataset dataset, Pull pull) {
        boolean snapshot = dataset.mode() == LoadMode.REPLACE;
        if (snapshot && pull.watermark().isPresent()) {
            note("watermark", "is not for a dataset that each batch replaces");
        }
        if (!snapshot && pull.watermark().isEmpty()) {
            note("watermark", "is missing; only a dataset that each batch replaces is read whole");
        }
        if (!pull.overlap().isZero() && dataset.key().isEmpty()) {
            note(
                    "overlap",
                    "needs a dataset with a key: rows that are read twice would be doubled");
        }
    }

    private String url() {
        String text = required("url", definition.url());
        read("url", text, SourceUrl::parse)
                .filter(url -> !hosts.isEmpty() && !url.isAmong(hosts))
                .ifPresent(url -> note("url", "its host is none that may be read from"));
        return text;
    }

    private int chunkRows() {
        int rows = Objects.requireNonNullElse(definition.chunkRows(), MAX_CHUNK_ROWS);
        if (rows < 1 || rows > MAX_CHUNK_ROWS) {
            note("chunkRows", "must be from 1 to " + MAX_CHUNK_ROWS);
        }
        return rows;
    }

    private static String select(String text) {
        if (text.length() > MAX_QUERY) {
            throw new IllegalArgumentException("is longer than " + MAX_QUERY + " characters");
        }
        return SourceQuery.checkedSelect(text);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone like Asia/Shanghai", e);
        }
    }

    private static Duration overlap(String text) {
        try {
            Duration overlap = Duration.parse(text);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeException e) {
            // Told below, as one that is too long.
        }
        throw new IllegalArgumentException("must be a duration like PT5M, at most P7D");
    }

    private String required(String path, @Nullable String value) {
        if (value == null || value.isBlank()) {
            note(path, "is missing");
            return "";
        }
        if (value.length() > MAX_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            note(path, "must be at most " + MAX_TEXT + " characters of plain text");
        }
        return value.strip();
    }

    private <T> Optional<T> read(String path, @Nullable String text, Function<String, T> form) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(form.apply(text));
        } catch (IllegalArgumentException e) {
            note(path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void note(String path, String reason) {
        places.add(new Problem.Place(0, path, reason));
    }
}
