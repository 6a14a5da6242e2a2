package org.jingwei.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A city small enough to count by hand: two counties of two towns of three villages. Village {@code
 * i} (0 to 11, in the order of the codes) is a square of 0.02 degrees in row {@code i / 3} and
 * column {@code i % 3}, and has {@code i + 2} enterprises, one school and {@code 5} residents.
 */
public final class FixtureCity {
    /** Everybody's password. */
    public static final String PASSWORD = "fixture-password";

    /** Villages in the city. */
    public static final int VILLAGES = 12;

    private static final double SIDE = 0.02;
    private static final double WEST = 119.0;
    private static final double SOUTH = 25.4;
    private static final int RESIDENTS_PER_VILLAGE = 5;

    private FixtureCity() {}

    /** Code of village {@code i}. */
    public static String village(int i) {
        return town(i / 3) + "00" + (i % 3 + 1);
    }

    /** Code of town {@code i}, 0 to 3. */
    public static String town(int i) {
        return county(i / 2) + "00" + (i % 2 + 1);
    }

    /** Code of county {@code i}, 0 or 1. */
    public static String county(int i) {
        return "35030" + (i + 1);
    }

    /** Enterprises in village {@code i}. */
    public static int enterprises(int i) {
        return i + 2;
    }

    /** Enterprises in villages {@code from} to {@code to}, exclusive. */
    public static int enterprises(int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += enterprises(i);
        }
        return sum;
    }

    /** Credit code of enterprise {@code j} of village {@code i}: valid by GB 32100. */
    public static String creditCode(int i, int j) {
        return CreditCodes.valid(i * 1000 + j);
    }

    /** Loads everything through the API and waits until it is there. */
    public static void load(ApiClient administrator) {
        administrator.post("/api/areas/imports", "text/csv", areas().getBytes(UTF_8)).expect(200);
        administrator
                .post(
                        "/api/areas/boundaries?crs=WGS84&synthetic=true",
                        "application/geo+json",
                        boundaries().getBytes(UTF_8))
                .expect(200);
        administrator
                .post(
                        "/api/zones",
                        Map.of("id", "bay", "name", "海湾新区", "areas", List.of(town(1), town(2))))
                .expect(201);
        organisations(administrator);
        accounts(administrator);
        FixtureDatasets.load(administrator);
    }

    private static String areas() {
        StringBuilder csv = new StringBuilder("code,name,parent,level\n3503,测试市,,CITY\n");
        for (int i = 0; i < 2; i++) {
            csv.append(county(i)).append(',').append(i == 0 ? "东区" : "西区").append(",3503,COUNTY\n");
        }
        for (int i = 0; i < 4; i++) {
            csv.append(town(i))
                    .append(",第")
                    .append(i + 1)
                    .append("镇,")
                    .append(county(i / 2))
                    .append(",TOWN\n");
        }
        for (int i = 0; i < VILLAGES; i++) {
            csv.append(village(i))
                    .append(",第")
                    .append(i + 1)
                    .append("村,")
                    .append(town(i / 3))
                    .append(",VILLAGE\n");
        }
        return csv.toString();
    }

    private static String boundaries() {
        List<String> features = new ArrayList<>();
        features.add(feature("3503", 0, 0, 3, 4));
        for (int i = 0; i < 2; i++) {
            features.add(feature(county(i), 0, i * 2, 3, 2));
        }
        for (int i = 0; i < 4; i++) {
            features.add(feature(town(i), 0, i, 3, 1));
        }
        for (int i = 0; i < VILLAGES; i++) {
            features.add(feature(village(i), i % 3, i / 3, 1, 1));
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\n"
                + String.join(",\n", features)
                + "\n]}";
    }

    private static String feature(String code, int column, int row, int columns, int rows) {
        double west = WEST + column * SIDE;
        double south = SOUTH + row * SIDE;
        double east = west + columns * SIDE;
        double north = south + rows * SIDE;
        return String.format(
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[%4$.4f,%5$.4f],[%6$.4f,%5$.4f],[%6$.4f,%7$.4f],[%4$.4f,%7$.4f],[%4$.4f,%5$.4f]]]}}",
                code, 0, 0, west, south, east, north);
    }

    /** A place inside village {@code i}; {@code j} (0 to 99) tells places apart. */
    public static double[] place(int i, int j) {
        double step = SIDE / 12;
        int row = i / 3;
        int line = j / 10;
        return new double[] {
            WEST + (i % 3) * SIDE + (j % 10 + 1) * step, SOUTH + row * SIDE + (line + 1) * step
        };
    }

    private static void organisations(ApiClient administrator) {
        organisation(administrator, "centre", "市协同中心", "CENTRE", "3503", Optional.empty());
        organisation(administrator, "market", "市市场监督管理局", "DEPARTMENT", "3503", Optional.empty());
        organisation(administrator, "education", "市教育局", "DEPARTMENT", "3503", Optional.empty());
        organisation(administrator, "police", "市公安局", "DEPARTMENT", "3503", Optional.empty());
        organisation(administrator, "county-1", "东区", "COUNTY", county(0), Optional.empty());
        organisation(administrator, "town-1", "第1镇", "TOWN", town(0), Optional.empty());
        organisation(administrator, "village-1", "第1村", "VILLAGE", village(0), Optional.empty());
        organisation(administrator, "village-2", "第2村", "VILLAGE", village(1), Optional.empty());
        organisation(
                administrator,
                "factory",
                "一号工厂",
                "ENTERPRISE",
                village(0),
                Optional.of(creditCode(0, 0)));
    }

    private static void organisation(
            ApiClient administrator,
            String id,
            String name,
            String kind,
            String area,
            Optional<String> key) {
        Map<String, Object> body =
                new java.util.HashMap<>(Map.of("id", id, "name", name, "kind", kind, "area", area));
        key.ifPresent(found -> body.put("subject", Map.of("kind", kind, "key", found)));
        administrator.post("/api/organisations", body).expect(201);
    }

    private static void accounts(ApiClient administrator) {
        account(administrator, "city", "CENTRE", "centre", List.of(grant("3503", "INTERNAL")));
        for (String department : List.of("market", "education", "police")) {
            account(
                    administrator,
                    department,
                    "DEPARTMENT",
                    department,
                    departmentGrants(department));
        }
        account(
                administrator,
                "county",
                "AREA_OFFICER",
                "county-1",
                List.of(grant(county(0), "INTERNAL")));
        account(
                administrator,
                "town",
                "AREA_OFFICER",
                "town-1",
                List.of(grant(town(0), "INTERNAL")));
        account(
                administrator,
                "village",
                "AREA_OFFICER",
                "village-1",
                List.of(grant(village(0), "SENSITIVE")));
        account(
                administrator,
                "sibling",
                "AREA_OFFICER",
                "village-2",
                List.of(grant(village(1), "SENSITIVE")));
        account(
                administrator,
                "zone",
                "AREA_OFFICER",
                "centre",
                List.of(Map.of("zone", "bay", "clearance", "INTERNAL")));
        account(administrator, "factory", "SUBJECT", "factory", List.of());
    }

    private static List<Map<String, Object>> departmentGrants(String department) {
        return List.of(
                grant("3503", "INTERNAL"),
                Map.of(
                        "areas",
                        List.of("3503"),
                        "clearance",
                        "SENSITIVE",
                        "organisation",
                        department));
    }

    private static Map<String, Object> grant(String area, String clearance) {
        return Map.of("areas", List.of(area), "clearance", clearance);
    }

    private static void account(
            ApiClient administrator,
            String username,
            String role,
            String organisation,
            List<?> grants) {
        administrator
                .post(
                        "/api/accounts",
                        Map.of(
                                "username", username,
                                "displayName", username,
                                "role", role,
                                "organisation", organisation,
                                "grants", grants,
                                "password", PASSWORD,
                                "head", role.equals("DEPARTMENT"),
                                "permanentPassword", true))
                .expect(201);
    }

    /** Residents in each village. */
    public static int residentsPerVillage() {
        return RESIDENTS_PER_VILLAGE;
    }
}
