package org.jingwei.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.AreaName;

/**
 * All that the reader may know of one subject, a section for each dataset.
 *
 * @param synthetic whether anything in it is generated
 * @param partial whether the subject reaches beyond what the reader may see: then only the visible
 *     part is counted
 */
public record Dossier(
        SubjectView subject, boolean synthetic, boolean partial, List<Section> sections) {
    public Dossier {
        sections = List.copyOf(sections);
    }

    /**
     * What the dossier is about.
     *
     * @param kind AREA, ENTERPRISE, SCHOOL, …
     * @param key area code, credit code, school code
     * @param path the areas it lies in, from the root
     * @param point longitude and latitude in WGS84
     */
    public record SubjectView(
            String kind,
            String key,
            String name,
            Optional<String> level,
            Optional<AreaName> area,
            List<AreaName> path,
            Optional<List<Double>> point) {}

    /** How a section shows its rows. */
    public enum Kind {
        /** Counted, with a breakdown. */
        SUMMARY,
        /** Row by row, value by value. */
        ROWS
    }

    /** The organisation that answers for a dataset. */
    public record Owner(String id, String name) {}

    /**
     * What one dataset knows of the subject.
     *
     * @param asOf as of when, where the rows say
     * @param count its rows about the subject
     * @param more whether there are more rows than are shown
     */
    public record Section(
            String dataset,
            String name,
            String nameEn,
            Owner owner,
            Kind kind,
            boolean synthetic,
            Optional<String> asOf,
            long count,
            boolean more,
            Optional<ElementName> breakdownElement,
            List<Part> breakdown,
            List<Row> rows) {
        /** The same with what is known of all datasets together: owners' names, and days. */
        Section completed(Map<String, String> owners, Map<String, String> days) {
            Owner named = new Owner(owner.id(), owners.getOrDefault(owner.id(), owner.id()));
            Optional<String> day = asOf.or(() -> Optional.ofNullable(days.get(dataset)));
            return new Section(
                    dataset,
                    name,
                    nameEn,
                    named,
                    kind,
                    synthetic,
                    day,
                    count,
                    more,
                    breakdownElement,
                    breakdown,
                    rows);
        }
    }

    /** The element a breakdown is by. */
    public record ElementName(String name, String label, String labelEn) {}

    /** One part of a breakdown. */
    public record Part(String key, String label, String labelEn, long count) {}

    /** One row, with where it came from. */
    public record Row(String id, List<Value> values, Source source) {}

    /**
     * One value.
     *
     * @param display as it is read: a code by its label, a number with its unit
     */
    public record Value(
            String element,
            String label,
            String labelEn,
            Object value,
            String display,
            String displayEn,
            boolean masked) {}

    /** Which file and line a row came from, and as of when it is. */
    public record Source(String batch, String fileName, long line, String asOf) {}
}
