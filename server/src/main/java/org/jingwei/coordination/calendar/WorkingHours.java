package org.jingwei.coordination.calendar;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The hours of a working day: spans of it, one after the other, none of them empty. */
public record WorkingHours(List<Span> spans) {
    /** What offices keep where nobody said otherwise. */
    public static final WorkingHours USUAL = parse("09:00-12:00,14:30-17:30");

    private static final int MOST_SPANS = 4;

    /** A part of the day; its end is not in it. */
    public record Span(LocalTime from, LocalTime to) {
        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    public WorkingHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty() || spans.size() > MOST_SPANS) {
            throw new IllegalArgumentException("must be 1 to " + MOST_SPANS + " spans");
        }
        LocalTime end = LocalTime.MIN;
        for (Span span : spans) {
            if (span.from().isBefore(end) || !span.from().isBefore(span.to())) {
                throw new IllegalArgumentException(
                        "must be spans like 09:00-12:00, each after the one before");
            }
            end = span.to();
        }
    }

    /**
     * Reads spans as {@link #toString} writes them.
     *
     * @throws IllegalArgumentException with words that say what they must be
     */
    public static WorkingHours parse(String text) {
        return new WorkingHours(
                Arrays.stream(text.split(",", -1)).map(WorkingHours::span).toList());
    }

    private static Span span(String text) {
        String[] ends = text.strip().split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("must be spans like 09:00-12:00,14:30-17:30");
        }
        try {
            return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be times like 09:00", e);
        }
    }

    /** When the day's work ends. */
    public LocalTime end() {
        return spans.getLast().to();
    }

    @Override
    public String toString() {
        return spans.stream().map(Span::toString).collect(Collectors.joining(","));
    }
}
