package org.jingwei.lake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.lake.Row;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Makes records of the lake's rows: names the areas and files in bulk, masks what must be. */
@Component
class RecordRows {
    private final Areas areas;
    private final Provenance provenance;

    RecordRows(Areas areas, Provenance provenance) {
        this.areas = areas;
        this.provenance = provenance;
    }

    /** What all rows of one reading share. */
    private record Reading(
            Dataset dataset,
            Reach unmasked,
            Map<Long, AreaName> names,
            Map<Long, Provenance.Origin> origins) {}

    /** The columns to read for it: one for each element, in their order. */
    static List<String> columns(Dataset dataset) {
        return dataset.elements().stream().map(Element::name).toList();
    }

    List<DatasetRecord> records(Scope scope, Dataset dataset, List<Row> rows) {
        Set<Long> placed =
                rows.stream().map(Row::area).filter(area -> area != 0).collect(Collectors.toSet());
        Set<Long> batches = rows.stream().map(Row::batchSequence).collect(Collectors.toSet());
        Reading reading =
                new Reading(
                        dataset,
                        Reach.unmasked(scope, dataset),
                        areas.names(scope, placed),
                        provenance.find(batches));
        return rows.stream().map(row -> record(reading, row)).toList();
    }

    private DatasetRecord record(Reading reading, Row row) {
        boolean unmasked = reading.unmasked().contains(row.area());
        List<Element> elements = reading.dataset().elements();
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> masked = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            Object value = row.values().get(i);
            if (value == null) {
                continue;
            }
            if (element.isMasked() && !unmasked) {
                masked.add(element.name());
            }
            values.put(element.name(), shown(element, value, unmasked));
        }
        return new DatasetRecord(
                Long.toString(row.row()),
                area(reading, row),
                row.unplaced(),
                values,
                masked,
                source(reading, row, values));
    }

    private Optional<AreaName> area(Reading reading, Row row) {
        return row.area() == 0
                ? Optional.empty()
                : Optional.of(named(areas.scheme(), reading.names(), row.area()));
    }

    /** The name of a stored code; an area out of the scope's sight is named by its code. */
    static AreaName named(AreaScheme scheme, Map<Long, AreaName> names, long area) {
        AreaName known = names.get(area);
        if (known != null) {
            return known;
        }
        var code = scheme.of(area);
        return new AreaName(code.text(), code.text(), code.level().name());
    }

    private static Object shown(Element element, Object value, boolean unmasked) {
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        return element.mask()
                .filter(mask -> !unmasked)
                .<Object>map(mask -> mask.applyTo(value.toString()))
                .orElse(value);
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static DatasetRecord.Source source(
            Reading reading, Row row, Map<String, Object> values) {
        Provenance.Origin origin = reading.origins().get(row.batchSequence());
        if (origin == null) {
            throw new IllegalStateException("no batch has the number " + row.batchSequence());
        }
        String asOf =
                reading.dataset()
                        .asOf()
                        .flatMap(element -> Optional.ofNullable(values.get(element)))
                        .map(Object::toString)
                        .orElse(origin.day());
        return new DatasetRecord.Source(origin.batch(), origin.fileName(), row.line(), asOf);
    }
}
