package org.jingwei.map.ogc;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.ElementType;
import org.jingwei.http.Problem;
import org.jingwei.map.feature.FeatureQuery.Condition;

/**
 * The parameter {@code datetime}: an instant, or two with a slash between them of which one may be
 * open ({@code ..} or nothing). A day alone stands for all of it. Times of rows are those of the
 * place where the server stands.
 */
record DateTimeText(Optional<LocalDateTime> from, Optional<LocalDateTime> to) {
    static DateTimeText parse(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length > 2 || text.length() > 100) {
            throw invalid();
        }
        Optional<LocalDateTime> from = end(ends[0], false, ends.length > 1);
        Optional<LocalDateTime> to = end(ends[ends.length - 1], true, ends.length > 1);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw invalid();
        }
        return new DateTimeText(from, to);
    }

    private static Optional<LocalDateTime> end(String text, boolean last, boolean mayBeOpen) {
        if (mayBeOpen && (text.isEmpty() || text.equals(".."))) {
            return Optional.empty();
        }
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                return Optional.of(last ? day.atTime(23, 59, 59) : day.atStartOfDay());
            }
            return Optional.of(
                    OffsetDateTime.parse(text)
                            .atZoneSameInstant(ZoneId.systemDefault())
                            .toLocalDateTime());
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.badRequest(
                "invalid-parameter",
                "datetime is a time like 2026-01-31T08:00:00Z, or two with a slash between them, of"
                        + " which one may be \"..\"; the first comes first.");
    }

    /** What it asks of a property of dates or times. */
    List<Condition> on(String property, ElementType type) {
        List<Condition> conditions = new ArrayList<>();
        from.ifPresent(time -> conditions.add(new Condition(property, "ge", text(time, type))));
        to.ifPresent(time -> conditions.add(new Condition(property, "le", text(time, type))));
        return conditions;
    }

    private static String text(LocalDateTime time, ElementType type) {
        return type == ElementType.DATE
                ? time.toLocalDate().toString()
                : time.withNano(0).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
}
