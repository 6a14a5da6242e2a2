package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.lake.Mapping;

/**
 * Which column seems to be which element. The names count most: the same name or label, the same
 * without blanks, brackets and case, or a share of their pairs of letters (Dice's coefficient);
 * then how many of the first values the element would take. The best pairs are taken first, each
 * column and each element once.
 */
final class Suggestions {
    private static final double LEAST = 0.45;
    private static final double NAME_SHARE = 0.75;

    private Suggestions() {}

    private record Pair(int element, int column, double score, List<Mapping.Step> steps) {}

    static List<Preview.Suggestion> of(
            Dataset dataset, List<String> header, List<List<String>> rows) {
        List<Element> elements = dataset.elements();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            for (int j = 0; j < header.size(); j++) {
                if (!header.get(j).isBlank()
                        && !RefusedRows.COLUMNS.contains(header.get(j).strip())) {
                    pair(elements.get(i), i, header.get(j), j, rows).ifPresent(pairs::add);
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
        Map<Integer, Pair> chosen = new HashMap<>();
        Set<Integer> columns = new HashSet<>();
        for (Pair pair : pairs) {
            if (!chosen.containsKey(pair.element()) && columns.add(pair.column())) {
                chosen.put(pair.element(), pair);
            }
        }
        List<Preview.Suggestion> suggestions = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            suggestions.add(
                    suggestion(elements.get(i), Optional.ofNullable(chosen.get(i)), header));
        }
        return suggestions;
    }

    private static Preview.Suggestion suggestion(
            Element element, Optional<Pair> pair, List<String> header) {
        return new Preview.Suggestion(
                element.name(),
                pair.map(found -> header.get(found.column()).strip()),
                pair.map(Pair::score).orElse(0.0),
                pair.map(Pair::steps).orElse(List.of()));
    }

    private static Optional<Pair> pair(
            Element element, int i, String name, int column, List<List<String>> rows) {
        double byName = byName(element, name);
        if (byName == 0) {
            return Optional.empty();
        }
        List<String> samples =
                rows.stream()
                        .filter(row -> column < row.size())
                        .map(row -> row.get(column))
                        .filter(cell -> !cell.isBlank())
                        .toList();
        SampleFit fit = SampleFit.of(element, samples);
        double score = byName * (NAME_SHARE + (1 - NAME_SHARE) * fit.share());
        return score < LEAST
                ? Optional.empty()
                : Optional.of(new Pair(i, column, Math.round(score * 100) / 100.0, fit.steps()));
    }

    private static double byName(Element element, String column) {
        double best = 0;
        for (String name : List.of(element.name(), element.label(), element.labelEn())) {
            best = Math.max(best, similarity(name, column));
        }
        return best;
    }

    private static double similarity(String name, String column) {
        if (name.equals(column.strip())) {
            return 1;
        }
        String one = plain(name);
        String other = plain(column);
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        if (one.equals(other)) {
            return 0.95;
        }
        if (one.contains(other) || other.contains(one)) {
            double share =
                    (double) Math.min(one.length(), other.length())
                            / Math.max(one.length(), other.length());
            return 0.6 + 0.3 * share;
        }
        return 0.9 * dice(one, other);
    }

    /**
     * The text without what is written now and then: blanks, signs, brackets and what is in them.
     */
    private static String plain(String text) {
        return text.replaceAll("[（(\\[【].*?[）)\\]】]", "")
                .replaceAll("[\\s\\p{Punct}　：、，。·]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static double dice(String one, String other) {
        Set<String> pairs = pairs(one);
        Set<String> others = pairs(other);
        long common = pairs.stream().filter(others::contains).count();
        int all = pairs.size() + others.size();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static Set<String> pairs(String text) {
        return IntStream.range(0, text.length() - 1)
                .mapToObj(i -> text.substring(i, i + 2))
                .collect(Collectors.toSet());
    }

    /** The mapping that the suggestions make; none when no column seems to be an element. */
    static Optional<Mapping> mapping(List<Preview.Suggestion> suggestions) {
        List<Mapping.Column> columns =
                suggestions.stream()
                        .filter(suggestion -> suggestion.source().isPresent())
                        .map(suggestion ->
                                new Mapping.Column(
                                        suggestion.source(),
                                        suggestion.element(),
                                        suggestion.steps()))
                        .toList();
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mapping(columns, Optional.empty()));
    }
}
