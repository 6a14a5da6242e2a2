package org.jingwei.map.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.catalog.ElementType;
import org.jingwei.map.catalogue.UploadReader.UploadFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the properties of features and finds out which there are: a property is of numbers if all
 * its values are, of truths if all are, and else of texts. Lists and objects are kept as their
 * text.
 */
final class PropertyReader {
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_VALUE = 10_000;

    private final Map<String, ElementType> types = new LinkedHashMap<>();

    Map<String, @Nullable Object> read(JsonNode node) throws UploadFault {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (!node.isObject()) {
            return values;
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            Object value = value(property.getValue());
            if (value != null) {
                note(property.getKey(), value);
                values.put(property.getKey(), value);
            }
        }
        return values;
    }

    private static @Nullable Object value(JsonNode node) throws UploadFault {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        String text = node.isString() ? node.asString() : node.toString();
        if (text.length() > LONGEST_VALUE) {
            throw new UploadFault("a property has more than " + LONGEST_VALUE + " characters");
        }
        return text.replace("\u0000", "");
    }

    private void note(String name, Object value) throws UploadFault {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\u0000') >= 0) {
            throw new UploadFault(
                    "a property's name must have 1 to " + LONGEST_NAME + " characters");
        }
        ElementType type =
                switch (value) {
                    case Boolean _ -> ElementType.BOOLEAN;
                    case Long _ -> ElementType.INTEGER;
                    case Double _ -> ElementType.DOUBLE;
                    default -> ElementType.TEXT;
                };
        types.merge(name, type, PropertyReader::both);
        if (types.size() > MOST) {
            throw new UploadFault("the features have more than " + MOST + " properties");
        }
    }

    private static ElementType both(ElementType one, ElementType other) {
        if (one == other) {
            return one;
        }
        return one.isNumber() && other.isNumber() ? ElementType.DOUBLE : ElementType.TEXT;
    }

    List<LayerField> fields() {
        return types.entrySet().stream()
                .map(property ->
                        new LayerField(
                                property.getKey(),
                                property.getKey(),
                                property.getKey(),
                                property.getValue(),
                                false))
                .toList();
    }
}
