package org.jingwei.bench.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.lake.BatchWriter;
import org.jingwei.engine.lake.Column;
import org.jingwei.engine.lake.ColumnType;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.RowBuffer;
import org.jingwei.engine.lake.TableDefinition;
import org.jingwei.engine.lake.WriteOrder;

/**
 * Records in any number, made up and written straight into the lake, batch by batch as they would
 * come in over the years: each batch is a stretch of days over the whole city. A batch that is
 * there already is not made again, so that a run that was broken off goes on where it stood.
 */
final class GeneratedRecords {
    static final String DATASET = "bench_record";

    /** How many rows a batch has. */
    static final long BATCH_ROWS = 10_000_000;

    static final String DEFINITION =
            """
            {"id": "bench_record", "name": "基准记录", "nameEn": "Benchmark records", "owner": "%s",
             "sensitivity": "INTERNAL", "synthetic": true,
             "placing": {"kind": "AREA_CODE", "element": "area_code"}, "asOf": "happened_on",
             "elements": [
               {"name": "area_code", "label": "所在村", "labelEn": "Village", "type": "TEXT", "rule": "AREA_CODE"},
               {"name": "subject", "label": "主体", "labelEn": "Subject", "type": "INTEGER", "required": true},
               {"name": "happened_on", "label": "日期", "labelEn": "Day", "type": "DATE", "required": true},
               {"name": "category", "label": "类别", "labelEn": "Category", "type": "TEXT", "required": true},
               {"name": "amount", "label": "金额", "labelEn": "Amount", "type": "DECIMAL", "unit": "元"},
               {"name": "status", "label": "状态", "labelEn": "Status", "type": "TEXT"},
               {"name": "note", "label": "说明", "labelEn": "Note", "type": "TEXT"}]}
            """;

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int MONTHS = 80;
    private static final int DAYS = 28;
    private static final int SUBJECTS_OF_A_VILLAGE = 5000;
    private static final int MOST_CENTS = 10_000_000;
    private static final String[] STATES = {"合格", "责令改正", "立案", "复查合格"};

    private final Lake lake;
    private final List<String> villages;
    private final long[] areas;
    private final String[] notes = new String[1000];

    GeneratedRecords(Lake lake, List<String> villages) {
        this.lake = lake;
        this.villages = villages;
        this.areas =
                villages.stream().mapToLong(code -> AreaScheme.CHINA.code(code).value()).toArray();
        for (int i = 0; i < notes.length; i++) {
            notes[i] = "现场检查记录第" + i + "号";
        }
    }

    /** Makes the table, as the platform would with the first batch. */
    void create() {
        lake.create(
                new TableDefinition(
                        DATASET,
                        List.of(
                                new Column("area_code", ColumnType.TEXT, false),
                                new Column("subject", ColumnType.INTEGER, true),
                                new Column("happened_on", ColumnType.DATE, true),
                                new Column("category", ColumnType.TEXT, true),
                                new Column("amount", ColumnType.DECIMAL, false),
                                new Column("status", ColumnType.TEXT, false),
                                new Column("note", ColumnType.TEXT, false))));
    }

    static String id(long batch) {
        return "generated-" + batch;
    }

    /** Writes a batch under a number of its own, unless it is there. */
    void write(long batch, long sequence, long rows) {
        try (BatchWriter writer = lake.write(WriteOrder.append(DATASET, id(batch), sequence))) {
            SplittableRandom random = new SplittableRandom(batch);
            long month = FIRST_DAY.plusMonths(batch % MONTHS).toEpochDay();
            RowBuffer row = writer.row();
            for (long line = 2; line < rows + 2; line++) {
                int village = random.nextInt(areas.length);
                row.setText(0, villages.get(village));
                row.setLong(
                        1,
                        (long) village * SUBJECTS_OF_A_VILLAGE
                                + random.nextInt(SUBJECTS_OF_A_VILLAGE));
                row.setDate(2, month + random.nextInt(DAYS));
                row.setText(3, InspectionFile.CATEGORIES.get(random.nextInt(12)));
                row.setDecimal(4, random.nextInt(MOST_CENTS) * 100L);
                row.setText(5, STATES[random.nextInt(STATES.length)]);
                row.setText(6, notes[random.nextInt(notes.length)]);
                writer.append(areas[village], line);
            }
            writer.commit();
        }
    }
}
