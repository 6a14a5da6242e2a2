package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.RowChecks;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.lake.intake.format.RowText;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of rows of text: every cell checked, the rules over several elements asked, the row
 * placed, or all faults of the line told. What it says is of the row read last.
 */
final class RowReader {
    private final Columns columns;
    private final List<ElementReader> elements;
    private final RowPlacer placer;
    private final RowChecks checks;
    private final RowValues values;
    private final Optional<PositionShift> shift;
    private final List<ChangedText> changed;
    private final List<Fault.Refused> faults = new ArrayList<>();
    private final List<Fault.Refused> warnings = new ArrayList<>();
    private RowPlacer.Placement placement = RowPlacer.Placement.NO_AREA;
    private boolean badPosition;

    /**
     * @param crs the coordinate system of the file's positions, where it says one
     */
    RowReader(
            Dataset dataset,
            Columns columns,
            RowPlacer.Tools tools,
            Optional<CoordinateSystem> crs) {
        this.columns = columns;
        this.elements =
                IntStream.range(0, dataset.elements().size())
                        .mapToObj(
                                i -> new ElementReader(dataset.elements().get(i), i, tools.areas()))
                        .toList();
        this.changed = elements.stream().map(reader -> new ChangedText()).toList();
        this.placer = new RowPlacer(dataset, tools);
        this.checks = RowChecks.of(dataset);
        this.values = new RowValues(dataset.elements());
        this.shift = crs.flatMap(system -> PositionShift.of(dataset, system));
    }

    /** Reads a row; whether it is accepted. */
    boolean read(RowText row) {
        faults.clear();
        warnings.clear();
        badPosition = false;
        if (isUnreadable(row)) {
            return false;
        }
        for (int i = 0; i < elements.size(); i++) {
            read(row, i);
        }
        if (faults.isEmpty()) {
            check();
        }
        if (!faults.isEmpty()) {
            return false;
        }
        shift.ifPresent(moved -> moved.apply(values));
        placement = placer.place(values, badPosition);
        return true;
    }

    private boolean isUnreadable(RowText row) {
        Optional<RowText.Fault> whole = row.fault();
        if (whole.isPresent()) {
            refuse(new Fault(whole.get().rule(), whole.get().reason()));
        } else if (row.count() != columns.count()) {
            refuse(
                    new Fault(
                            "COLUMN_COUNT",
                            "has " + row.count() + " columns, the header has " + columns.count()));
        }
        return !faults.isEmpty();
    }

    private void refuse(Fault fault) {
        faults.add(fault.refused(Optional.empty(), Optional.empty()));
    }

    private void read(RowText row, int i) {
        ElementReader reader = elements.get(i);
        int source = columns.source(i);
        Optional<Steps> steps = columns.steps(i);
        RowText.Mark mark = source < 0 ? RowText.Mark.NONE : row.mark(source);
        Fault fault;
        if (steps.isPresent()) {
            ChangedText text = changed.get(i);
            text.set(steps.get().apply(source < 0 ? "" : row.cell(source)));
            fault = reader.read(text.buffer(), 0, text.length(), mark, values);
        } else if (source < 0) {
            fault = reader.read(row.buffer(), 0, 0, mark, values);
        } else {
            fault = reader.read(row.buffer(), row.from(source), row.to(source), mark, values);
        }
        if (fault == null && i == placer.namedElement()) {
            fault = placer.fault(values);
        }
        if (fault != null || reader.warning() != null) {
            note(reader, i, source < 0 ? "" : row.cell(source), fault);
        }
    }

    private void note(ElementReader reader, int i, String cell, @Nullable Fault fault) {
        Optional<String> name = Optional.of(reader.element().name());
        Fault warning = reader.warning();
        if (fault == null) {
            if (warning != null) {
                warnings.add(warning.refused(name, reader.shown(cell)));
            }
        } else if (placer.forgives(i)
                && !reader.element().required()
                && fault.rule().equals(Fault.TYPE)) {
            badPosition = true;
        } else {
            faults.add(fault.refused(name, reader.shown(cell)));
        }
    }

    private void check() {
        if (checks.isEmpty()) {
            return;
        }
        for (RowChecks.Broken broken : checks.broken(values.objects())) {
            String names = broken.elements().stream().collect(Collectors.joining("+"));
            Fault fault = new Fault(broken.check().id(), broken.check().message());
            faults.add(fault.refused(Optional.of(names), Optional.empty()));
        }
    }

    /** The values of the row. */
    RowValues values() {
        return values;
    }

    /** Where the row belongs. */
    RowPlacer.Placement placement() {
        return placement;
    }

    /** Why the row is refused. */
    List<Fault.Refused> faults() {
        return faults;
    }

    /** What the row is only warned of. */
    List<Fault.Refused> warnings() {
        return warnings;
    }
}
