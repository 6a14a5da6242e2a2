package org.jingwei.map.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.map.catalogue.LayerDefinition.OfChoice;
import org.jingwei.map.catalogue.LayerDefinition.OfStyle;
import org.jspecify.annotations.Nullable;

/** Makes a style of its description; it may name only properties that the layer has. */
final class StyleCheck {
    private static final int MAX_CHOICES = 32;
    private static final int MAX_TEXT = 200;
    private static final int DEFAULT_CLASSES = 5;
    private static final double POINT_RADIUS = 5;
    private static final double HEAT_RADIUS = 24;
    private static final double MOST_RADIUS = 20;

    private final List<LayerField> properties;
    private final Limits limits;
    private final LayerMistakes mistakes;

    /** Computes the limits of classes of a property's numbers. */
    @FunctionalInterface
    interface Limits {
        List<Double> of(String field, BreakMethod method, int classes);
    }

    StyleCheck(List<LayerField> properties, Limits limits, LayerMistakes mistakes) {
        this.properties = properties;
        this.limits = limits;
        this.mistakes = mistakes;
    }

    private enum Kind {
        SINGLE,
        CATEGORIES,
        CLASSES,
        SIZE,
        HEAT,
        LABEL
    }

    Style check(OfStyle style) {
        if (style.kind() == null) {
            mistakes.note("style.kind", "is missing");
        }
        String color = mistakes.color("style.color", style.color());
        return switch (mistakes.choice("style.kind", style.kind(), Kind.class)
                .orElse(Kind.SINGLE)) {
            case SINGLE ->
                    new Style.Single(
                            color, mistakes.radius("style.radius", style.radius(), POINT_RADIUS));
            case CATEGORIES -> new Style.Categories(field(style, false), choices(style.choices()));
            case CLASSES -> classes(style);
            case SIZE -> size(style, color);
            case HEAT ->
                    new Style.Heat(
                            color, mistakes.radius("style.radius", style.radius(), HEAT_RADIUS));
            case LABEL -> new Style.Label(field(style, false), color);
        };
    }

    private String field(OfStyle style, boolean number) {
        if (style.field() == null) {
            mistakes.note("style.field", "is missing");
            return "";
        }
        Optional<LayerField> found =
                properties.stream().filter(known -> known.name().equals(style.field())).findFirst();
        if (found.isEmpty()) {
            mistakes.note("style.field", unknown(style.field(), properties));
        } else if (found.get().masked()) {
            mistakes.note(
                    "style.field",
                    "names \"" + style.field() + "\", which is masked: a style would show it");
        } else if (number && !found.get().type().isNumber()) {
            mistakes.note("style.field", "names \"" + style.field() + "\", which is not a number");
        }
        return style.field();
    }

    static String unknown(String field, List<LayerField> properties) {
        return "names \""
                + field
                + "\", which the layer does not have; it has "
                + properties.stream().map(LayerField::name).collect(Collectors.joining(", "));
    }

    private List<Style.Categories.Choice> choices(@Nullable List<@Nullable OfChoice> described) {
        List<Style.Categories.Choice> choices = new ArrayList<>();
        if (described == null) {
            return choices;
        }
        if (described.size() > MAX_CHOICES) {
            mistakes.note("style.choices", "has more than " + MAX_CHOICES + " values");
            return choices;
        }
        for (int i = 0; i < described.size(); i++) {
            String path = "style.choices[" + i + "]";
            OfChoice choice = described.get(i);
            if (choice == null || choice.value() == null) {
                mistakes.note(path + ".value", "is missing");
                continue;
            }
            String value = mistakes.text(path + ".value", choice.value(), MAX_TEXT).orElse("");
            String label = mistakes.text(path + ".label", choice.label(), MAX_TEXT).orElse(value);
            choices.add(
                    new Style.Categories.Choice(
                            value,
                            label,
                            mistakes.text(path + ".labelEn", choice.labelEn(), MAX_TEXT)
                                    .orElse(label),
                            mistakes.color(path + ".color", choice.color())));
        }
        return choices;
    }

    private Style classes(OfStyle style) {
        String field = field(style, true);
        BreakMethod method = method(style);
        List<Double> breaks = breaks(style, field, method);
        List<String> colors = new ArrayList<>();
        if (style.colors() != null) {
            for (int i = 0; i < style.colors().size(); i++) {
                colors.add(mistakes.color("style.colors[" + i + "]", style.colors().get(i)));
            }
        }
        int most = Math.max(breaks.size() - 1, wanted(style));
        if (colors.size() > most) {
            mistakes.note("style.colors", "has more colours than there are classes");
        }
        return new Style.Classes(field, method, breaks, colors);
    }

    private Style size(OfStyle style, String color) {
        String field = field(style, true);
        BreakMethod method = method(style);
        double least = mistakes.radius("style.minRadius", style.minRadius(), POINT_RADIUS / 2);
        double most = mistakes.radius("style.maxRadius", style.maxRadius(), MOST_RADIUS);
        if (least > most) {
            mistakes.note("style.minRadius", "is above style.maxRadius");
        }
        return new Style.Size(field, method, breaks(style, field, method), color, least, most);
    }

    private BreakMethod method(OfStyle style) {
        return mistakes.choice("style.method", style.method(), BreakMethod.class)
                .orElse(BreakMethod.QUANTILE);
    }

    private int wanted(OfStyle style) {
        int count = style.count() == null ? DEFAULT_CLASSES : style.count();
        if (count < ClassBreaks.LEAST || count > ClassBreaks.MOST) {
            mistakes.note(
                    "style.count", "must be from " + ClassBreaks.LEAST + " to " + ClassBreaks.MOST);
            return DEFAULT_CLASSES;
        }
        return count;
    }

    private List<Double> breaks(OfStyle style, String field, BreakMethod method) {
        int wanted = wanted(style);
        if (style.breaks() == null || style.breaks().isEmpty()) {
            boolean known =
                    properties.stream()
                            .anyMatch(each ->
                                    each.name().equals(field)
                                            && each.type().isNumber()
                                            && !each.masked());
            return known ? limits.of(field, method, wanted) : List.of();
        }
        List<Double> breaks = new ArrayList<>();
        for (Double limit : style.breaks()) {
            if (limit == null || !Double.isFinite(limit)) {
                mistakes.note("style.breaks", "must be numbers");
                return List.of();
            }
            if (!breaks.isEmpty() && limit < breaks.getLast()) {
                mistakes.note("style.breaks", "must ascend");
            }
            breaks.add(limit);
        }
        if (breaks.size() < 2 || breaks.size() > ClassBreaks.MOST + 1) {
            mistakes.note("style.breaks", "must be 2 to " + (ClassBreaks.MOST + 1) + " limits");
        }
        return breaks;
    }
}
