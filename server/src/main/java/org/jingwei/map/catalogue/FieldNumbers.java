package org.jingwei.map.catalogue;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.jingwei.lake.PlaceRequest;
import org.jingwei.lake.PlacedRecords;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** The numbers of a property, as far as a scope reaches the features. */
@Component
public class FieldNumbers {
    private static final int FETCH_SIZE = 1000;

    private final PlacedRecords records;
    private final ScopedDatabase database;

    FieldNumbers(PlacedRecords records, ScopedDatabase database) {
        this.records = records;
        this.database = database;
    }

    /** The numbers of this property of a layer, in no order. */
    public ClassBreaks of(Scope scope, LayerInfo layer, String field) {
        return layer.dataset()
                .map(dataset -> ofDataset(scope, dataset, field))
                .orElseGet(() -> ofUpload(scope, layer.id(), field));
    }

    ClassBreaks ofDataset(Scope scope, String dataset, String field) {
        Gathered gathered = new Gathered();
        records.numbers(scope, PlaceRequest.of(dataset), field, gathered);
        return gathered.breaks();
    }

    ClassBreaks ofUpload(Scope scope, String layer, String field) {
        Gathered gathered = new Gathered();
        RowCallbackHandler handler = row -> gathered.accept(row.getDouble(1));
        database.run(
                scope,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT (properties ->> :field)::double precision FROM map_feature
                                        WHERE layer = :layer AND jsonb_typeof(properties -> :field) = 'number'\
                                        """)
                                .param("field", field)
                                .param("layer", layer)
                                .withFetchSize(FETCH_SIZE)
                                .query(handler));
        return gathered.breaks();
    }

    /** Numbers in one array. */
    private static final class Gathered implements DoubleConsumer {
        private double[] numbers = new double[1024];
        private int size;

        @Override
        public void accept(double number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        ClassBreaks breaks() {
            return ClassBreaks.of(Arrays.copyOf(numbers, size));
        }
    }
}
