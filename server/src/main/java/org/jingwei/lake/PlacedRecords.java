package org.jingwei.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.lake.Cursor;
import org.jingwei.engine.lake.Filter;
import org.jingwei.engine.lake.InvalidCursorException;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.Page;
import org.jingwei.engine.lake.PageQuery;
import org.jingwei.engine.lake.Row;
import org.jingwei.engine.lake.RowConsumer;
import org.jingwei.engine.lake.Slice;
import org.jingwei.engine.lake.SystemColumns;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * The rows of datasets with points, asked for by where they are, as far as a scope reaches. Rows
 * without a usable place, and rows in no area, are not among them: so there are as many as on the
 * map. Records handed out are noted; counts and places are not, as those of a tile.
 */
@Component
public class PlacedRecords {
    private final SlicePlans plans;
    private final LakeReader reader;
    private final Lake lake;
    private final RecordRows records;
    private final RecordAudit audit;

    PlacedRecords(
            SlicePlans plans, LakeReader reader, Lake lake, RecordRows records, RecordAudit audit) {
        this.plans = plans;
        this.reader = reader;
        this.lake = lake;
        this.records = records;
        this.audit = audit;
    }

    /** A request met with a scope. */
    private record Asked(
            Scope scope, PlaceRequest request, Dataset dataset, PlaceColumns columns, Slice slice) {

        int longitude() {
            return RecordRows.columns(dataset).indexOf(columns.points().longitude());
        }

        int latitude() {
            return RecordRows.columns(dataset).indexOf(columns.points().latitude());
        }
    }

    private Asked asked(Scope scope, PlaceRequest request, Filter... more) {
        SliceRequest rows =
                new SliceRequest(
                        request.dataset(),
                        Optional.empty(),
                        false,
                        request.filters(),
                        AreaReading.NOW,
                        Optional.empty());
        SlicePlan plan = plans.of(scope, rows);
        PlaceColumns columns = PlaceColumns.of(plan.dataset());
        Slice planned = plan.slice();
        List<Filter> filters = new ArrayList<>(planned.filters());
        filters.addAll(columns.conditions(request.bounds()));
        filters.addAll(List.of(more));
        Slice slice = new Slice(planned.table(), planned.ranges(), false, filters);
        return new Asked(scope, request, plan.dataset(), columns, slice);
    }

    /**
     * One page of records in the order of areas and rows.
     *
     * @param limit how many at most, up to {@link PageQuery#MOST_ROWS}
     */
    public PlacedPage page(Scope scope, PlaceRequest request, Optional<String> cursor, int limit) {
        Asked asked = asked(scope, request);
        List<Row> found = new ArrayList<>();
        List<LonLat> places = new ArrayList<>();
        Optional<Cursor> after = cursor.map(PlacedRecords::cursor);
        do {
            Page page = reader.page(query(asked, after, limit - found.size()));
            for (Row row : page.rows()) {
                place(asked, row)
                        .ifPresent(place -> {
                            found.add(row);
                            places.add(place);
                        });
            }
            after = page.next();
        } while (found.size() < limit && after.isPresent());
        List<DatasetRecord> shown = records.records(scope, asked.dataset(), found);
        audit.read(scope, asked.dataset(), asked.dataset().id(), shown);
        List<PlacedRecord> items = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            items.add(new PlacedRecord(shown.get(i), places.get(i)));
        }
        return new PlacedPage(items, after.map(Cursor::text));
    }

    private static Cursor cursor(String text) {
        try {
            return Cursor.parse(text);
        } catch (InvalidCursorException e) {
            throw LakeReader.invalidCursor();
        }
    }

    private static PageQuery query(Asked asked, Optional<Cursor> after, int limit) {
        return new PageQuery(
                asked.slice(), RecordRows.columns(asked.dataset()), List.of(), after, 0, limit);
    }

    private static Optional<LonLat> place(Asked asked, Row row) {
        return asked.columns()
                .place(row, asked.longitude(), asked.latitude())
                .filter(place -> asked.request().has(place.longitude(), place.latitude()));
    }

    /** The record of that id, if it is there for this scope and has a place. */
    public Optional<PlacedRecord> find(Scope scope, String dataset, long row) {
        Asked asked =
                asked(scope, PlaceRequest.of(dataset), new Filter.Equals(SystemColumns.ROW, row));
        Page page = reader.page(query(asked, Optional.empty(), 1));
        for (Row found : page.rows()) {
            Optional<LonLat> place = place(asked, found);
            if (place.isPresent()) {
                List<DatasetRecord> shown = records.records(scope, asked.dataset(), List.of(found));
                audit.read(scope, asked.dataset(), dataset + "/" + row, shown);
                return Optional.of(new PlacedRecord(shown.getFirst(), place.get()));
            }
        }
        return Optional.empty();
    }

    /** The records of these rows, in the order asked for; those not there are left out. */
    public List<PlacedRecord> list(Scope scope, String dataset, List<Long> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Asked asked =
                asked(scope, PlaceRequest.of(dataset), new Filter.In(SystemColumns.ROW, rows));
        List<Row> found = new ArrayList<>();
        List<LonLat> places = new ArrayList<>();
        for (Row row : reader.page(query(asked, Optional.empty(), rows.size())).rows()) {
            place(asked, row)
                    .ifPresent(place -> {
                        found.add(row);
                        places.add(place);
                    });
        }
        List<DatasetRecord> shown = records.records(scope, asked.dataset(), found);
        audit.read(scope, asked.dataset(), dataset, shown);
        Map<String, PlacedRecord> byId = new HashMap<>();
        for (int i = 0; i < shown.size(); i++) {
            byId.put(shown.get(i).id(), new PlacedRecord(shown.get(i), places.get(i)));
        }
        return rows.stream()
                .map(row -> byId.get(Long.toString(row)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many there are, exactly. */
    public long count(Scope scope, PlaceRequest request) {
        Asked asked = asked(scope, request);
        if (asked.columns().isExact()) {
            return reader.count(asked.slice());
        }
        long[] count = {0};
        scan(asked, place -> count[0]++);
        return count[0];
    }

    /** Hands over the place of each, in no order. */
    public void places(Scope scope, PlaceRequest request, Consumer<RowPlace> consumer) {
        scan(asked(scope, request), consumer);
    }

    private void scan(Asked asked, Consumer<RowPlace> consumer) {
        scan(
                asked.slice(),
                asked.columns().names(),
                row ->
                        asked.columns()
                                .place(row, 0, 1)
                                .filter(place ->
                                        asked.request().has(place.longitude(), place.latitude()))
                                .ifPresent(place ->
                                        consumer.accept(
                                                new RowPlace(
                                                        row.row(),
                                                        place.longitude(),
                                                        place.latitude()))));
    }

    /** Hands over the numbers of an element, where there are any; a masked one takes a purpose. */
    public void numbers(
            Scope scope, PlaceRequest request, String element, DoubleConsumer consumer) {
        PlaceRequest asked =
                new PlaceRequest(
                        request.dataset(),
                        request.bounds(),
                        Stream.concat(
                                        request.filters().stream(),
                                        Stream.of(element + ":notnull:true"))
                                .toList());
        scan(
                asked(scope, asked).slice(),
                List.of(element),
                row -> {
                    if (row.values().getFirst() instanceof Number number) {
                        consumer.accept(number.doubleValue());
                    }
                });
    }

    private void scan(Slice slice, List<String> columns, RowConsumer consumer) {
        try {
            lake.scan(slice, columns, consumer);
        } catch (UnknownTableException e) {
            // No batch came yet: nothing has a place.
        }
    }
}
