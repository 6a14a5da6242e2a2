package org.jingwei.map.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** How a layer is drawn; colours are {@code #rrggbb}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Style.Single.class, name = "SINGLE"),
    @JsonSubTypes.Type(value = Style.Categories.class, name = "CATEGORIES"),
    @JsonSubTypes.Type(value = Style.Classes.class, name = "CLASSES"),
    @JsonSubTypes.Type(value = Style.Size.class, name = "SIZE"),
    @JsonSubTypes.Type(value = Style.Heat.class, name = "HEAT"),
    @JsonSubTypes.Type(value = Style.Label.class, name = "LABEL")
})
public sealed interface Style {
    /** A colour for what none was chosen for. */
    String DEFAULT_COLOR = "#1f6feb";

    /** The property that decides how a feature looks. */
    @JsonIgnore
    default Optional<String> property() {
        return Optional.empty();
    }

    /** All features alike. */
    record Single(String color, double radius) implements Style {}

    /**
     * A colour for each value of a property.
     *
     * @param choices the values with a colour of their own; others get what the map gives them
     */
    record Categories(String field, List<Choice> choices) implements Style {
        /** One value. */
        public record Choice(String value, String label, String labelEn, String color) {}

        public Categories {
            choices = List.copyOf(choices);
        }

        @Override
        public Optional<String> property() {
            return Optional.of(field);
        }
    }

    /**
     * A colour for each class of a number.
     *
     * @param breaks the least value, the greatest of each class but the last, and the greatest of
     *     all
     * @param colors one for each class
     */
    record Classes(String field, BreakMethod method, List<Double> breaks, List<String> colors)
            implements Style {
        public Classes {
            breaks = List.copyOf(breaks);
            colors = List.copyOf(colors);
        }

        @Override
        public Optional<String> property() {
            return Optional.of(field);
        }
    }

    /** The greater the class of a number, the larger the point, from least to most radius. */
    record Size(
            String field,
            BreakMethod method,
            List<Double> breaks,
            String color,
            double minRadius,
            double maxRadius)
            implements Style {
        public Size {
            breaks = List.copyOf(breaks);
        }

        @Override
        public Optional<String> property() {
            return Optional.of(field);
        }
    }

    /** The denser the points, the hotter. */
    record Heat(String color, double radius) implements Style {}

    /** A text beside each feature. */
    record Label(String field, String color) implements Style {
        @Override
        public Optional<String> property() {
            return Optional.of(field);
        }
    }

    /** The limits of classes, where it has some. */
    @JsonIgnore
    default List<Double> limits() {
        return switch (this) {
            case Classes classes -> classes.breaks();
            case Size size -> size.breaks();
            case Single _, Categories _, Heat _, Label _ -> List.of();
        };
    }
}
