package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;

/** A dataset of shops in the fixture city, a fresh one for each test, owned by "market". */
final class Shops {
    static final String HEADER = "code,name,owner_phone,kind,turnover,opened,area,lon,lat\n";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ApiClient owner;
    private final String id;

    private Shops(ApiClient owner, String id) {
        this.owner = owner;
        this.id = id;
    }

    static Shops define(ApiClient owner) {
        return define(owner, Map.of());
    }

    /** With these parts of its definition besides the usual. */
    static Shops define(ApiClient owner, Map<String, ?> more) {
        String id = "shop" + COUNT.incrementAndGet();
        Map<String, Object> definition = new HashMap<>(definition(id));
        definition.putAll(more);
        owner.post("/api/datasets", definition).expect(201);
        return new Shops(owner, id);
    }

    static Map<String, Object> definition(String id) {
        return Map.of(
                "id", id,
                "name", "商店",
                "owner", "market",
                "sensitivity", "INTERNAL",
                "elements", elements(),
                "key", List.of("code"),
                "placing",
                        Map.of(
                                "kind", "AREA_CODE",
                                "element", "area",
                                "longitude", "lon",
                                "latitude", "lat"),
                "asOf", "opened",
                "title", "name");
    }

    private static List<Map<String, Object>> elements() {
        List<Map<String, String>> kinds =
                List.of(Map.of("code", "F", "label", "食品"), Map.of("code", "S", "label", "鞋服"));
        return List.of(
                element("code", "编号", "TEXT", Map.of("required", true)),
                element("name", "名称", "TEXT", Map.of("required", true)),
                element("owner_phone", "电话", "TEXT", Map.of("rule", "PHONE", "mask", "PHONE")),
                element("kind", "类别", "TEXT", Map.of("codes", kinds)),
                element("turnover", "营业额", "DECIMAL", Map.of()),
                element("opened", "开业", "DATE", Map.of()),
                element("area", "区划", "TEXT", Map.of()),
                element("lon", "经度", "DOUBLE", Map.of()),
                element("lat", "纬度", "DOUBLE", Map.of()));
    }

    private static Map<String, Object> element(
            String name, String label, String type, Map<String, ?> more) {
        Map<String, Object> element =
                new HashMap<>(Map.of("name", name, "label", label, "type", type));
        element.putAll(more);
        return element;
    }

    /** One good line. */
    static String row(int number, String area) {
        return "N%d,店%d,138%08d,%s,%d.50,2026-%02d-01,%s,,\n"
                .formatted(
                        number,
                        number,
                        number,
                        number % 2 == 0 ? "F" : "鞋服",
                        number,
                        number % 3 + 1,
                        area);
    }

    /** {@code rows} lines in each village, and the header. */
    static String inEveryVillage(int rows) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < FixtureCity.VILLAGES; i++) {
            for (int j = 0; j < rows; j++) {
                csv.append(row(i * rows + j, FixtureCity.village(i)));
            }
        }
        return csv.toString();
    }

    String id() {
        return id;
    }

    String path() {
        return "/api/datasets/" + id;
    }

    Answer send(String csv, String... headers) {
        return send("text/csv", csv.getBytes(UTF_8), headers);
    }

    Answer send(String contentType, byte[] bytes, String... headers) {
        return owner.post(path() + "/batches?fileName=shops.csv", contentType, bytes, headers);
    }

    /** Sends a file and waits for its end. */
    Answer ingest(String csv) {
        return FixtureDatasets.await(owner, send(csv).expect(202).text("id"));
    }
}
