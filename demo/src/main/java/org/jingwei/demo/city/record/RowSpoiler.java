package org.jingwei.demo.city.record;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Breaks a few rows in ways departments' files are broken, so that the platform has something to
 * refuse: an area nobody knows, a code with a wrong check character, a required value left out, a
 * code that is on no list, a day that does not exist.
 */
final class RowSpoiler implements RowSink {

    private static final int ONE_IN = 200;

    private final RowSink next;
    private final List<Element> elements;
    private final SplittableRandom random;
    private int spoiled;

    RowSpoiler(RowSink next, DatasetDefinition definition, SplittableRandom random) {
        this.next = next;
        this.elements = definition.elements();
        this.random = random;
    }

    @Override
    public void row(String... values) throws IOException {
        if (random.nextInt(ONE_IN) == 0) {
            spoil(values);
            spoiled++;
        }
        next.row(values);
    }

    int spoiled() {
        return spoiled;
    }

    private void spoil(String[] values) {
        int start = random.nextInt(values.length);
        for (int i = 0; i < values.length; i++) {
            int at = (start + i) % values.length;
            String broken = broken(elements.get(at), values[at]);
            if (!broken.equals(values[at])) {
                values[at] = broken;
                return;
            }
        }
    }

    private static String broken(Element element, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (element.rule().isPresent()) {
            return element.rule().get().equals("AREA_CODE")
                    ? "359999" + value.substring(6)
                    : value.substring(0, value.length() - 1) + (value.endsWith("1") ? '2' : '1');
        }
        if (!element.codes().isEmpty()) {
            return "UNKNOWN";
        }
        return switch (element.type()) {
            case "DATE" -> value.substring(0, 4) + "-02-30";
            case "INTEGER" -> "约" + value;
            default -> element.required() ? "" : value;
        };
    }
}
