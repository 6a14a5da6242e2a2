package org.jingwei.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The three datasets of the fixture city. */
public final class FixtureDatasets {
    private static final Set<String> RUNNING = Set.of("RECEIVED", "RUNNING");

    private FixtureDatasets() {}

    static void load(ApiClient administrator) {
        administrator.post("/api/datasets", enterprise("enterprise")).expect(201);
        administrator.post("/api/datasets", school()).expect(201);
        administrator.post("/api/datasets", resident()).expect(201);
        upload(administrator, "enterprise", enterpriseRows());
        upload(administrator, "school", schoolRows());
        upload(administrator, "resident", residentRows());
    }

    /** Uploads a file and waits until the batch has ended; the batch. */
    public static Answer upload(ApiClient client, String dataset, String csv) {
        Answer accepted =
                client.post(
                        "/api/datasets/" + dataset + "/batches?fileName=" + dataset + ".csv",
                        "text/csv",
                        csv.getBytes(UTF_8));
        accepted.expect(202);
        return await(client, accepted.text("id"));
    }

    /** Waits until a batch has ended; the batch. */
    public static Answer await(ApiClient client, String batch) {
        return Patience.await(
                "the batch is running",
                () -> client.get("/api/batches/" + batch).expect(200),
                answer -> !RUNNING.contains(answer.text("state")));
    }

    /** The enterprise dataset under a name of one's own, so that a test may fill it as it likes. */
    public static Map<String, Object> enterprise(String id) {
        Map<String, Object> dataset = dataset(id, "企业", "market", "INTERNAL");
        dataset.put(
                "elements",
                List.of(
                        element(
                                "uscc",
                                "统一社会信用代码",
                                "TEXT",
                                Map.of("required", true, "rule", "USCC")),
                        element("name", "企业名称", "TEXT", Map.of("required", true)),
                        element("industry", "行业", "TEXT", Map.of()),
                        element("employees", "从业人数", "INTEGER", Map.of("unit", "人")),
                        element("founded_on", "成立日期", "DATE", Map.of()),
                        element(
                                "area_code",
                                "所在村",
                                "TEXT",
                                Map.of("required", true, "rule", "AREA_CODE")),
                        element("lon", "经度", "DOUBLE", Map.of()),
                        element("lat", "纬度", "DOUBLE", Map.of())));
        dataset.put("key", List.of("uscc"));
        dataset.put("placing", Map.of("kind", "AREA_CODE", "element", "area_code"));
        dataset.put(
                "points", Map.of("longitude", "lon", "latitude", "lat", "category", "industry"));
        dataset.put("title", "name");
        dataset.put("asOf", "founded_on");
        dataset.put("subject", Map.of("kind", "ENTERPRISE", "key", "uscc", "authoritative", true));
        return dataset;
    }

    private static Map<String, Object> school() {
        Map<String, Object> dataset = dataset("school", "学校", "education", "PUBLIC");
        dataset.put(
                "elements",
                List.of(
                        element("school_code", "学校代码", "TEXT", Map.of("required", true)),
                        element("name", "学校名称", "TEXT", Map.of("required", true)),
                        element("stage", "学段", "TEXT", Map.of()),
                        element("lon", "经度", "DOUBLE", Map.of()),
                        element("lat", "纬度", "DOUBLE", Map.of())));
        dataset.put("key", List.of("school_code"));
        dataset.put(
                "placing",
                Map.of(
                        "kind",
                        "COORDINATES",
                        "longitude",
                        "lon",
                        "latitude",
                        "lat",
                        "crs",
                        "WGS84"));
        dataset.put("points", Map.of("longitude", "lon", "latitude", "lat", "category", "stage"));
        dataset.put("title", "name");
        dataset.put(
                "subject", Map.of("kind", "SCHOOL", "key", "school_code", "authoritative", true));
        return dataset;
    }

    private static Map<String, Object> resident() {
        Map<String, Object> dataset = dataset("resident", "居民", "police", "SENSITIVE");
        dataset.put(
                "elements",
                List.of(
                        element("resident_no", "编号", "TEXT", Map.of("required", true)),
                        element("name", "姓名", "TEXT", Map.of("mask", "NAME")),
                        element("phone", "电话", "TEXT", Map.of("mask", "PHONE")),
                        element(
                                "area_code",
                                "所在村",
                                "TEXT",
                                Map.of("required", true, "rule", "AREA_CODE"))));
        dataset.put("key", List.of("resident_no"));
        dataset.put("placing", Map.of("kind", "AREA_CODE", "element", "area_code"));
        dataset.put("title", "name");
        return dataset;
    }

    /** A dataset of events, empty until a test fills it. */
    public static Map<String, Object> event() {
        Map<String, Object> dataset = dataset("event", "事件", "police", "INTERNAL");
        dataset.put(
                "elements",
                List.of(
                        element("event_no", "编号", "TEXT", Map.of("required", true)),
                        element("kind", "类别", "TEXT", Map.of()),
                        element(
                                "area_code",
                                "所在村",
                                "TEXT",
                                Map.of("required", true, "rule", "AREA_CODE"))));
        dataset.put("key", List.of("event_no"));
        dataset.put("placing", Map.of("kind", "AREA_CODE", "element", "area_code"));
        return dataset;
    }

    private static Map<String, Object> dataset(
            String id, String name, String owner, String sensitivity) {
        return new HashMap<>(
                Map.of(
                        "id",
                        id,
                        "name",
                        name,
                        "nameEn",
                        id,
                        "owner",
                        owner,
                        "sensitivity",
                        sensitivity,
                        "synthetic",
                        true));
    }

    private static Map<String, Object> element(
            String name, String label, String type, Map<String, ?> more) {
        Map<String, Object> element =
                new HashMap<>(Map.of("name", name, "label", label, "labelEn", name, "type", type));
        element.putAll(more);
        return element;
    }

    /** The rows of all enterprises, with a header. */
    public static String enterpriseRows() {
        StringBuilder csv =
                new StringBuilder("uscc,name,industry,employees,founded_on,area_code,lon,lat\n");
        for (int i = 0; i < FixtureCity.VILLAGES; i++) {
            for (int j = 0; j < FixtureCity.enterprises(i); j++) {
                csv.append(enterpriseRow(i, j));
            }
        }
        return csv.toString();
    }

    /** One enterprise as a line of the file. */
    public static String enterpriseRow(int i, int j) {
        double[] place = FixtureCity.place(i, j);
        return String.format(
                "%s,第%d村第%d厂,%s,%d,2020-%02d-01,%s,%.6f,%.6f%n",
                FixtureCity.creditCode(i, j),
                i + 1,
                j + 1,
                j % 2 == 0 ? "鞋服" : "食品",
                10 * (j + 1),
                j % 12 + 1,
                FixtureCity.village(i),
                place[0],
                place[1]);
    }

    private static String schoolRows() {
        StringBuilder csv = new StringBuilder("school_code,name,stage,lon,lat\n");
        for (int i = 0; i < FixtureCity.VILLAGES; i++) {
            double[] place = FixtureCity.place(i, 55);
            csv.append(
                    String.format(
                            "S%04d,第%d村小学,%s,%.6f,%.6f%n",
                            i, i + 1, i % 2 == 0 ? "小学" : "初中", place[0], place[1]));
        }
        return csv.toString();
    }

    private static String residentRows() {
        StringBuilder csv = new StringBuilder("resident_no,name,phone,area_code\n");
        for (int i = 0; i < FixtureCity.VILLAGES; i++) {
            for (int j = 0; j < FixtureCity.residentsPerVillage(); j++) {
                csv.append(
                        String.format(
                                "R%02d%02d,居民%02d%02d,1990000%02d%02d,%s%n",
                                i, j, i, j, i, j, FixtureCity.village(i)));
            }
        }
        return csv.toString();
    }
}
