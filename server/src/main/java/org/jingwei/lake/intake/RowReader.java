package org.jingwei.lake.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.geo.AreaScheme;
import org.jspecify.annotations.Nullable;

/** Makes rows of records: every cell checked, the row placed, or all faults of the line told. */
final class RowReader {
    private final Header header;
    private final List<ElementReader> elements;
    private final RowPlacer placer;

    RowReader(Dataset dataset, Header header, AreaScheme scheme, RowPlacer placer) {
        this.header = header;
        this.elements =
                dataset.elements().stream()
                        .map(element -> new ElementReader(element, scheme))
                        .toList();
        this.placer = placer;
    }

    /** What a record turned out to be. */
    sealed interface Outcome {
        /** A row, by element; null where it has no value. An array, as the lake takes it. */
        @SuppressWarnings("ArrayRecordComponent")
        record Accepted(RowPlacer.Placement placement, @Nullable Object[] values)
                implements Outcome {}

        /** A line with its faults. */
        record Refused(List<Fault.Refused> faults) implements Outcome {}
    }

    Outcome read(CsvRecord record) {
        if (record.getFieldCount() != header.count()) {
            Fault fault =
                    new Fault(
                            "COLUMN_COUNT",
                            "has "
                                    + record.getFieldCount()
                                    + " columns, the header has "
                                    + header.count());
            return new Outcome.Refused(List.of(fault.refused(Optional.empty(), Optional.empty())));
        }
        Cells cells = new Cells(record);
        cells.readAll();
        return cells.faults.isEmpty()
                ? new Outcome.Accepted(
                        placer.place(cells.area, cells.values, cells.badPosition), cells.values)
                : new Outcome.Refused(List.copyOf(cells.faults));
    }

    /** One record while it is read. */
    private final class Cells {
        private final CsvRecord record;
        private final @Nullable Object[] values = new @Nullable Object[elements.size()];
        private final List<Fault.Refused> faults = new ArrayList<>(0);
        private OptionalLong area = OptionalLong.empty();
        private boolean badPosition;

        Cells(CsvRecord record) {
            this.record = record;
        }

        void readAll() {
            for (int i = 0; i < values.length; i++) {
                ElementReader reader = elements.get(i);
                String cell = record.getField(header.columns().get(i));
                try {
                    read(i, reader, cell);
                } catch (Fault fault) {
                    refuse(i, reader, cell, fault);
                }
            }
        }

        private void read(int i, ElementReader reader, String cell) throws Fault {
            Object value = reader.read(cell);
            values[i] = value;
            if (value != null && i == placer.areaElement()) {
                area = OptionalLong.of(reader.area(value.toString()));
            }
        }

        private void refuse(int i, ElementReader reader, String cell, Fault fault) {
            if (placer.forgives(i)
                    && !reader.element().required()
                    && fault.rule().equals(Fault.TYPE)) {
                badPosition = true;
                return;
            }
            faults.add(fault.refused(Optional.of(reader.element().name()), reader.shown(cell)));
        }
    }
}
