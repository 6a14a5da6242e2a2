package org.jingwei.demo.city.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as it is registered with the platform. All of the demo's are marked synthetic and are
 * placed by the element {@code area_code}.
 *
 * @param owner the organisation that answers for it
 * @param category the element that colours its points; empty when its records are not points
 */
public record DatasetDefinition(
        Naming naming,
        String owner,
        Sensitivity sensitivity,
        List<Element> elements,
        String key,
        String title,
        Optional<String> category,
        Optional<Subject> subject) {

    /** Who may see a dataset's records at all. */
    public enum Sensitivity {
        PUBLIC,
        INTERNAL,
        SENSITIVE
    }

    /** What a dataset is called. */
    public record Naming(String id, String name, String nameEn, String description) {}

    /** Whose dossier the records belong to, and whether they are the source of its existence. */
    public record Subject(String kind, String key, boolean authoritative) {}

    /** The dataset's identifier. */
    public String id() {
        return naming.id();
    }

    /** The elements' names in file order. */
    public List<String> header() {
        return elements.stream().map(Element::name).toList();
    }

    /** The body that registers the dataset. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", naming.id());
        json.put("name", naming.name());
        json.put("nameEn", naming.nameEn());
        json.put("owner", owner);
        json.put("description", naming.description());
        json.put("sensitivity", sensitivity.name());
        json.put("synthetic", true);
        json.put("elements", elements.stream().map(Element::toJson).toList());
        json.put("key", List.of(key));
        json.put("placing", Map.of("kind", "AREA_CODE", "element", "area_code"));
        json.put("points", category.map(DatasetDefinition::points).orElse(null));
        json.put("title", title);
        json.put("asOf", "updated_on");
        json.put("subject", subject.orElse(null));
        return json;
    }

    private static Map<String, String> points(String category) {
        Map<String, String> points = new LinkedHashMap<>();
        points.put("longitude", "lon");
        points.put("latitude", "lat");
        points.put("category", category);
        return points;
    }
}
