package org.jingwei.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A file of events as a department would send it, two rows in a hundred of them wrong. */
final class EventFile {
    /** The dataset it belongs to. */
    static final String DEFINITION =
            """
            {"id": "bench_event", "name": "基准事件", "nameEn": "Benchmark events", "owner": "grid",
             "sensitivity": "INTERNAL", "synthetic": true, "key": ["event_no"],
             "placing": {"kind": "AREA_CODE", "element": "area_code"}, "asOf": "reported_on",
             "elements": [
               {"name": "event_no", "label": "编号", "labelEn": "Number", "type": "TEXT", "required": true},
               {"name": "area_code", "label": "所在村", "labelEn": "Village", "type": "TEXT", "required": true, "rule": "AREA_CODE"},
               {"name": "reported_on", "label": "上报日期", "labelEn": "Reported on", "type": "DATE", "required": true},
               {"name": "kind", "label": "类别", "labelEn": "Kind", "type": "TEXT"},
               {"name": "minutes", "label": "用时", "labelEn": "Minutes", "type": "INTEGER", "unit": "分钟"},
               {"name": "note", "label": "说明", "labelEn": "Note", "type": "TEXT"}]}
            """;

    private static final String[] KINDS = {"市容环境", "矛盾纠纷", "民生诉求", "公共设施", "防汛防台"};
    private static final int WRONG_IN = 50;

    private EventFile() {}

    static Path write(Path areaList, int rows) throws IOException {
        List<String> villages = villages(areaList);
        SplittableRandom random = new SplittableRandom(7);
        Path file = Files.createTempFile("bench", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("event_no,area_code,reported_on,kind,minutes,note\n");
            for (int i = 0; i < rows; i++) {
                out.write("E" + i + "," + villages.get(random.nextInt(villages.size())) + ",");
                out.write(
                        String.format(
                                "2026-%02d-%02d,", 1 + random.nextInt(10), 1 + random.nextInt(28)));
                out.write(KINDS[random.nextInt(KINDS.length)] + ",");
                out.write(i % WRONG_IN == 0 ? "很久" : Integer.toString(random.nextInt(600)));
                out.write(",群众反映，已转办 " + random.nextInt(1000) + "\n");
            }
        }
        return file;
    }

    private static List<String> villages(Path areaList) throws IOException {
        try (Stream<String> lines = Files.lines(areaList)) {
            return lines.filter(line -> line.endsWith("VILLAGE"))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .toList();
        }
    }
}
