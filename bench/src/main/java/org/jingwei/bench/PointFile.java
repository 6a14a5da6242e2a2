package org.jingwei.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Files of places as a department would send them, crowded as people are. */
final class PointFile {
    /** What their dataset is called. */
    static final String DATASET = "bench_place";

    /** The dataset they belong to. */
    static final String DEFINITION =
            """
            {"id": "bench_place", "name": "基准点位", "nameEn": "Benchmark places", "owner": "grid",
             "sensitivity": "INTERNAL", "synthetic": true, "asOf": "seen_on", "title": "note",
             "placing": {"kind": "AREA_CODE", "element": "area_code"},
             "points": {"longitude": "lon", "latitude": "lat", "category": "kind"},
             "elements": [
               {"name": "area_code", "label": "所在村", "labelEn": "Village", "type": "TEXT", "required": true},
               {"name": "seen_on", "label": "日期", "labelEn": "Seen on", "type": "DATE"},
               {"name": "kind", "label": "类别", "labelEn": "Kind", "type": "TEXT"},
               {"name": "lon", "label": "经度", "labelEn": "Longitude", "type": "DOUBLE"},
               {"name": "lat", "label": "纬度", "labelEn": "Latitude", "type": "DOUBLE"},
               {"name": "note", "label": "说明", "labelEn": "Note", "type": "TEXT"}]}
            """;

    private static final String[] KINDS = {"市容环境", "矛盾纠纷", "民生诉求", "公共设施", "防汛防台"};

    private PointFile() {}

    /** Writes so many places; which ones is told by the seed. */
    static Path write(Path areaList, int rows, long seed) throws IOException {
        List<String> villages = villages(areaList);
        SplittableRandom random = new SplittableRandom(seed);
        Path file = Files.createTempFile("bench", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("area_code,seen_on,kind,lon,lat,note\n");
            for (int i = 0; i < rows; i++) {
                TileCity.Place place = TileCity.anyone(random);
                out.write(villages.get(random.nextInt(villages.size())));
                out.write(
                        String.format(
                                Locale.ROOT,
                                ",2026-%02d-%02d,%s,%.6f,%.6f,第%d处%n",
                                1 + random.nextInt(10),
                                1 + random.nextInt(28),
                                KINDS[random.nextInt(KINDS.length)],
                                place.longitude(),
                                place.latitude(),
                                random.nextInt(1000)));
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
