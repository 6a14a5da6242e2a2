package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.InvalidValueException;
import org.jingwei.catalog.Rule;
import org.jingwei.lake.Mapping;

/**
 * How many of some values an element takes, and the steps with which it takes most of them.
 *
 * @param share from 0 to 1; 1 when there is no value to judge by
 */
record SampleFit(double share, List<Mapping.Step> steps) {
    private static final List<String> DATES =
            List.of(
                    "yyyy年M月d日",
                    "yyyy年MM月dd日",
                    "yyyy.M.d",
                    "yyyy.MM.dd",
                    "d/M/yyyy",
                    "yyyy年M月",
                    "yyyy年M月d日 H:mm:ss",
                    "yyyy/M/d H:mm:ss",
                    "yyyy/M/d H:mm");

    SampleFit {
        steps = List.copyOf(steps);
    }

    static SampleFit of(Element element, List<String> samples) {
        if (samples.isEmpty()) {
            return new SampleFit(1, List.of());
        }
        SampleFit best = new SampleFit(share(element, samples, List.of()), List.of());
        for (List<Mapping.Step> steps : candidates(element)) {
            double share = share(element, samples, steps);
            if (share > best.share()) {
                best = new SampleFit(share, steps);
            }
        }
        return best;
    }

    private static List<List<Mapping.Step>> candidates(Element element) {
        List<List<Mapping.Step>> candidates = new ArrayList<>();
        if (element.type().isTime()) {
            DATES.forEach(pattern -> candidates.add(List.of(new Mapping.Step.Date(pattern))));
        }
        boolean number =
                element.rule()
                        .filter(rule ->
                                rule == Rule.USCC || rule == Rule.CITIZEN_ID || rule == Rule.PHONE)
                        .isPresent();
        if (number) {
            candidates.add(List.of(new Mapping.Step.Identifier()));
        }
        if (!element.codes().isEmpty()) {
            candidates.add(List.of(new Mapping.Step.Trim()));
        }
        return candidates;
    }

    private static double share(Element element, List<String> samples, List<Mapping.Step> steps) {
        Optional<Steps> done = Steps.of(element, steps);
        long taken =
                samples.stream()
                        .map(sample -> done.map(all -> all.apply(sample)).orElse(sample).strip())
                        .filter(value -> takes(element, value))
                        .count();
        return (double) taken / samples.size();
    }

    private static boolean takes(Element element, String value) {
        if (!element.codes().isEmpty()) {
            return element.codes().stream()
                    .anyMatch(code -> code.code().equals(value) || code.label().equals(value));
        }
        if (element.rule().isPresent()) {
            return element.rule().get().refusal(value).isEmpty();
        }
        try {
            element.type().parse(value);
            return true;
        } catch (InvalidValueException e) {
            return false;
        }
    }
}
