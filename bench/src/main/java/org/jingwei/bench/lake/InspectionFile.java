package org.jingwei.bench.lake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Inspections as a department would send them: about 100 bytes a row, two rows in a hundred wrong,
 * in turn by the check character of the credit code, the day, the category, the amount or a missing
 * area.
 */
final class InspectionFile {
    static final String DATASET = "bench_inspection";

    static final List<String> CATEGORIES =
            List.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12");

    static final String DEFINITION =
            """
            {"id": "bench_inspection", "name": "基准检查", "nameEn": "Benchmark inspections", "owner": "%s",
             "sensitivity": "INTERNAL", "synthetic": true,
             "placing": {"kind": "AREA_CODE", "element": "area_code"}, "asOf": "inspected_on",
             "elements": [
               {"name": "area_code", "label": "所在村", "labelEn": "Village", "type": "TEXT", "required": true, "rule": "AREA_CODE"},
               {"name": "credit_code", "label": "统一社会信用代码", "labelEn": "Credit code", "type": "TEXT", "required": true, "rule": "USCC"},
               {"name": "inspected_on", "label": "检查日期", "labelEn": "Inspected on", "type": "DATE", "required": true},
               {"name": "category", "label": "类别", "labelEn": "Category", "type": "TEXT", "required": true, "codes": [%s]},
               {"name": "amount", "label": "金额", "labelEn": "Amount", "type": "DECIMAL", "required": true, "unit": "元"},
               {"name": "status", "label": "状态", "labelEn": "Status", "type": "TEXT"},
               {"name": "note", "label": "说明", "labelEn": "Note", "type": "TEXT"}]}
            """;

    private static final String HEADER =
            "area_code,credit_code,inspected_on,category,amount,status,note\n";
    private static final String[] STATES = {"合格", "责令改正", "立案", "复查合格"};
    private static final int WRONG_IN = 50;
    private static final int FAULTS = 5;
    private static final int ENTERPRISES = 200_000;
    private static final int BUFFER = 1 << 20;

    private final List<String> villages;
    private final SplittableRandom random;
    private final String[] enterprises = new String[ENTERPRISES];

    /**
     * @param seed files of different seeds are different: the platform takes the same one only once
     */
    InspectionFile(List<String> villages, long seed) {
        this.villages = villages;
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < ENTERPRISES; i++) {
            enterprises[i] = CreditCodes.of(i);
        }
    }

    /** The definition of the dataset, owned by an organisation. */
    static String definition(String owner) {
        String codes =
                CATEGORIES.stream()
                        .map(code ->
                                "{\"code\": \"%s\", \"label\": \"类别%s\", \"labelEn\": \"Category %s\"}"
                                        .formatted(code, code, code))
                        .reduce((one, other) -> one + ", " + other)
                        .orElseThrow();
        return DEFINITION.formatted(owner, codes);
    }

    /** Writes that many rows. */
    void write(Path file, int rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < rows; i++) {
                int fault = i % WRONG_IN == 0 ? i / WRONG_IN % FAULTS : FAULTS;
                out.write(line(i, fault).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String line(int number, int fault) {
        String enterprise = enterprises[random.nextInt(ENTERPRISES)];
        String day = day(random.nextInt(28) + 1);
        StringBuilder line = new StringBuilder(128);
        line.append(fault == 0 ? "" : villages.get(random.nextInt(villages.size()))).append(',');
        line.append(fault == 1 ? CreditCodes.broken(enterprise) : enterprise).append(',');
        line.append(fault == 2 ? "2026-02-30" : day).append(',');
        line.append(fault == 3 ? "99" : CATEGORIES.get(random.nextInt(CATEGORIES.size())));
        line.append(',');
        line.append(fault == 4 ? "约三百" : amount()).append(',');
        line.append(STATES[random.nextInt(STATES.length)]).append(',');
        return line.append("现场检查记录第").append(number % 1000).append("号\n").toString();
    }

    private String day(int day) {
        int month = random.nextInt(12) + 1;
        return (2024 + random.nextInt(3))
                + (month < 10 ? "-0" : "-")
                + month
                + (day < 10 ? "-0" : "-")
                + day;
    }

    private String amount() {
        int cents = random.nextInt(100);
        return random.nextInt(100_000) + (cents < 10 ? ".0" : ".") + cents;
    }
}
