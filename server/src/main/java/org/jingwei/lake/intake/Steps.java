package org.jingwei.lake.intake;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jingwei.catalog.Element;
import org.jingwei.lake.Mapping;

/**
 * The steps of a mapping for one element, ready to be done. A value that a step does not understand
 * stays as it is, and is refused afterwards for what it is.
 */
final class Steps {
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0\u3000]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private final List<UnaryOperator<String>> steps;

    private Steps(List<UnaryOperator<String>> steps) {
        this.steps = steps;
    }

    /**
     * Compiles steps.
     *
     * @throws IllegalArgumentException if a pattern of dates is none
     */
    static Optional<Steps> of(Element element, List<Mapping.Step> steps) {
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Steps(steps.stream().map(step -> operator(element, step)).toList()));
    }

    private static UnaryOperator<String> operator(Element element, Mapping.Step step) {
        return switch (step) {
            case Mapping.Step.Trim trim -> text -> BLANKS.matcher(text).replaceAll(" ").strip();
            case Mapping.Step.Date date -> dates(date.pattern());
            case Mapping.Step.Unit unit -> text -> times(text, unit.factor());
            case Mapping.Step.Codes codes -> text -> codes.codes().getOrDefault(text.strip(), text);
            case Mapping.Step.Identifier identifier ->
                    text -> Identifiers.canonical(text, element.rule());
            case Mapping.Step.Constant constant -> text -> constant.value();
        };
    }

    private static UnaryOperator<String> dates(String pattern) {
        DateTimeFormatter form =
                new DateTimeFormatterBuilder()
                        .appendPattern(pattern.replace('y', 'u'))
                        .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                        .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                        .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                        .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                        .toFormatter()
                        .withResolverStyle(ResolverStyle.STRICT);
        return text -> {
            try {
                LocalDateTime time = LocalDateTime.parse(text.strip(), form);
                return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? time.toLocalDate().toString()
                        : time.toString();
            } catch (DateTimeParseException e) {
                return text;
            }
        };
    }

    private static String times(String text, BigDecimal factor) {
        String number = text.strip().replace(",", "").replace("，", "");
        return NUMBER.matcher(number).matches()
                ? new BigDecimal(number).multiply(factor).stripTrailingZeros().toPlainString()
                : text;
    }

    String apply(String text) {
        String value = text;
        for (UnaryOperator<String> step : steps) {
            value = step.apply(value);
        }
        return value;
    }
}
