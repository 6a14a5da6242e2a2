package org.jingwei.demo.city.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The source systems that a prefecture city like Putian works with; all of them made up. The first
 * business of a system that feeds a dataset fills it; where {@code !} stands for a dataset, the
 * business is overdue: it has a target, and nothing comes.
 */
public final class SystemList {

    private static final String FILE = "putian_systems.csv";
    private static final String OVERDUE = "!";

    private final List<Line> lines;

    private SystemList(List<Line> lines) {
        this.lines = lines;
    }

    /** One system: an organisation, the system, and its businesses in one field. */
    private record Line(List<String> fields) {
        static Line parse(String line) {
            return new Line(List.of(line.split(",", -1)));
        }

        String owner() {
            return fields.get(0);
        }

        String ownerName() {
            return fields.get(1);
        }

        String target() {
            return fields.get(8);
        }

        String dataset() {
            return fields.get(9);
        }

        List<String> businesses() {
            return List.of(fields.get(10).split(" ", -1));
        }
    }

    /** The systems of the demo city. */
    public static SystemList putian() {
        try (InputStream in = SystemList.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the demo was built without its file " + FILE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new SystemList(text.lines().skip(1).map(Line::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    /** The organisations that have systems: their names by their ids. */
    public Map<String, String> owners() {
        Map<String, String> owners = new LinkedHashMap<>();
        lines.forEach(line -> owners.putIfAbsent(line.owner(), line.ownerName()));
        return owners;
    }

    /** The systems with their businesses, as the platform takes them. */
    public List<Map<String, Object>> toJson() {
        return lines.stream().map(SystemList::json).toList();
    }

    private static Map<String, Object> json(Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", line.fields().get(2));
        json.put("name", line.fields().get(3));
        json.put("nameEn", line.fields().get(4));
        json.put("owner", line.owner());
        json.put("accessMode", line.fields().get(5));
        json.put("state", line.fields().get(6));
        json.put("stateSince", line.fields().get(7) + "T00:00:00Z");
        if (!line.target().isEmpty()) {
            json.put("freshnessTarget", line.target());
        }
        json.put("synthetic", true);
        json.put("businesses", businesses(line));
        return json;
    }

    private static List<Map<String, Object>> businesses(Line line) {
        List<Map<String, Object>> businesses = new ArrayList<>();
        for (String name : line.businesses()) {
            Map<String, Object> business = new LinkedHashMap<>();
            business.put("id", "b%02d".formatted(businesses.size() + 1));
            business.put("name", name);
            boolean first = businesses.isEmpty();
            if (first && line.dataset().equals(OVERDUE)) {
                business.put("freshnessTarget", line.target());
            } else if (first && !line.dataset().isEmpty()) {
                business.put("datasets", List.of(line.dataset()));
            }
            businesses.add(business);
        }
        return businesses;
    }
}
