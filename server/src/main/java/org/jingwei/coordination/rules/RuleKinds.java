package org.jingwei.coordination.rules;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.List;
import org.jingwei.http.Problem;
import tools.jackson.databind.JsonNode;

/** Reads the parameters of each kind of rule, and tells all that is wrong with them. */
final class RuleKinds {
    private static final int MAX_DAYS = 366;
    private static final int MAX_DAY = 31;
    private static final int MAX_MINUTES = 10_000;
    private static final int MAX_TIMES = 1000;
    private static final int MAX_PERCENT = 1000;
    private static final int MAX_QUOTA = 1_000_000;
    private static final int MAX_OFFICERS = 20;
    private static final int MAX_WORD = 100;
    private static final int MAX_WORDS = 300;

    private RuleKinds() {}

    static RuleKind read(RuleType type, JsonNode parameters, List<Problem.Place> places) {
        Parameters read = new Parameters(parameters, "parameters.", places);
        RuleKind kind = read(type, read);
        read.nothingElse();
        return kind;
    }

    private static RuleKind read(RuleType type, Parameters read) {
        return switch (type) {
            case LISTED -> new RuleKind.Listed();
            case FREQUENCY_CAP ->
                    new RuleKind.FrequencyCap(
                            read.number("most", 0, MAX_TIMES),
                            starts(read),
                            read.choice("whose", RuleKind.Whose.class));
            case QUIET_PERIOD -> quiet(read);
            case FORBIDDEN_PERIOD -> forbidden(read);
            case QUOTA_AGAINST_LAST_YEAR ->
                    new RuleKind.QuotaAgainstLastYear(
                            read.number("percent", 0, MAX_PERCENT),
                            read.number("atLeast", 0, MAX_QUOTA));
            case CONFLICT ->
                    new RuleKind.Conflict(
                            read.number("days", 0, MAX_DAYS),
                            read.choice("whose", RuleKind.Whose.class));
            case DUPLICATE -> new RuleKind.Duplicate(read.number("days", 1, MAX_DAYS));
            case CERTIFICATE_VALID ->
                    new RuleKind.CertificateValid(read.number("officers", 1, MAX_OFFICERS));
            case JURISDICTION -> new RuleKind.Jurisdiction();
            case LENGTH_LIMIT -> length(read);
            case MINIMUM_NOTICE -> new RuleKind.MinimumNotice(read.number("days", 1, MAX_DAYS));
            case NEGATIVE_LIST -> negative(read);
            case EXPRESSION -> expression(read);
        };
    }

    private static List<String> starts(Parameters read) {
        List<String> starts =
                read.texts(
                        "starts", RuleKinds::isDayOfYear, "a day of each year, MM-dd, not 02-29");
        if (starts.isEmpty()) {
            read.note("starts", "is missing: the days on which a period begins, MM-dd");
        }
        return starts;
    }

    private static boolean isDayOfYear(String text) {
        try {
            return text.length() == 5 && !MonthDay.parse("--" + text).equals(MonthDay.of(2, 29));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static RuleKind quiet(Parameters read) {
        int first = read.number("firstDay", 1, MAX_DAY);
        int last = read.number("lastDay", 1, MAX_DAY);
        if (last < first) {
            read.note("lastDay", "must be firstDay or later");
        }
        return new RuleKind.QuietPeriod(first, last);
    }

    private static RuleKind forbidden(Parameters read) {
        List<DaySpan> spans = read.each("spans").stream().map(RuleKinds::span).toList();
        if (spans.isEmpty()) {
            read.note("spans", "is missing: at least one span of days");
        }
        return new RuleKind.ForbiddenPeriod(spans);
    }

    private static DaySpan span(Parameters read) {
        DaySpan span =
                new DaySpan(
                        read.text("name", MAX_WORD), read.text("from", 10), read.text("to", 10));
        if (!DaySpan.isRight(span.from(), span.to())) {
            read.note("to", "must be a day from the first on, both MM-dd or both yyyy-MM-dd");
        }
        read.nothingElse();
        return span;
    }

    private static RuleKind length(Parameters read) {
        int minutes = read.number("mostMinutes", 0, MAX_MINUTES);
        int days = read.number("mostDays", 0, MAX_DAYS + 1);
        if (minutes == 0 && days == 0) {
            read.note("mostMinutes", "or mostDays must be above 0: the rule limits nothing");
        }
        return new RuleKind.LengthLimit(minutes, days);
    }

    private static RuleKind negative(Parameters read) {
        List<String> words = read.texts("words", RuleKinds::isWord, "1 to 100 characters");
        List<String> items = read.texts("items", RuleKinds::isWord, "1 to 100 characters");
        if (words.isEmpty() && items.isEmpty()) {
            read.note("words", "or items must hold something: the list is empty");
        }
        return new RuleKind.NegativeList(words, items);
    }

    private static boolean isWord(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_WORD
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static RuleKind expression(Parameters read) {
        RuleKind.Expression kind =
                new RuleKind.Expression(
                        read.text("expression", MatterExpression.MAX_LENGTH),
                        read.text("words", MAX_WORDS),
                        read.text("wordsEn", MAX_WORDS));
        if (!kind.expression().isEmpty()) {
            Expressions.mistake(kind.expression())
                    .ifPresent(mistake -> read.note("expression", mistake));
        }
        return kind;
    }
}
