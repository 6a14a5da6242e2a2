package org.jingwei.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * 27,600 real food inspections of four years, taken in as history. How often enterprises were
 * inspected, how many more often than a cap allows, and how often something was found agree with
 * what the file says when it is counted directly.
 */
class ChicagoHistoryTest {
    private static final Path INSPECTIONS =
            Path.of("..", "..", "shared", "data", "chicago_food_inspections_27600.csv")
                    .toAbsolutePath()
                    .normalize();
    private static final String PASSWORD = "a-password-in-chicago";
    private static final int CAP = 2;
    private static final Map<String, String> OUTCOMES =
            Map.of("Pass", "PASSED", "Pass w/ Conditions", "CONDITIONAL", "Fail", "FAILED");

    private static final List<Inspection> file = new ArrayList<>();
    private static Optional<TestServer> chicago = Optional.empty();
    private static JsonNode report = MissingNode.getInstance();

    /** A line of the file. */
    private record Inspection(
            String id,
            String license,
            String name,
            String type,
            String day,
            String result,
            int found) {
        static Inspection of(NamedCsvRecord row) {
            return new Inspection(
                    row.getField("Inspection_ID"),
                    row.getField("License"),
                    row.getField("DBA_Name"),
                    row.getField("Inspection_Type"),
                    row.getField("Inspection_Date"),
                    row.getField("Results"),
                    Integer.parseInt(row.getField("criticalCount"))
                            + Integer.parseInt(row.getField("seriousCount"))
                            + Integer.parseInt(row.getField("minorCount")));
        }

        String year() {
            return day.substring(0, 4);
        }
    }

    /** What one year, or one type, comes to. */
    private record Sum(long visits, long enterprises, long withFindings, long failed) {
        static Sum of(List<Inspection> inspections) {
            return new Sum(
                    inspections.size(),
                    inspections.stream().map(Inspection::license).distinct().count(),
                    inspections.stream().filter(one -> one.found() > 0).count(),
                    inspections.stream().filter(one -> one.result().equals("Fail")).count());
        }

        static Sum of(JsonNode count) {
            return new Sum(
                    count.path("visits").asLong(),
                    count.path("enterprises").asLong(),
                    count.path("withFindings").asLong(),
                    count.path("failed").asLong());
        }
    }

    @BeforeAll
    static void takeTheFileIn() throws IOException {
        assumeTrue(Files.exists(INSPECTIONS), "skipped: no real input here");
        TestServer server = TestServer.start(Map.of("JINGWEI_AREA_SCHEME", "CITY:2,COMMUNITY:2"));
        chicago = Optional.of(server);
        ApiClient administrator = server.administrator();
        administrator
                .post(
                        "/api/areas/imports",
                        "text/csv",
                        "code,name,parent,level\n17,Chicago,,CITY\n"
                                .getBytes(StandardCharsets.UTF_8))
                .expect(200);
        organisation(administrator, "health", "Public Health", "DEPARTMENT");
        organisation(administrator, "centre", "Coordination", "CENTRE");
        administrator
                .post(
                        "/api/accounts",
                        Map.of(
                                "username", "centre",
                                "displayName", "centre",
                                "role", "CENTRE",
                                "organisation", "centre",
                                "grants",
                                        List.of(
                                                Map.of(
                                                        "areas",
                                                        List.of("17"),
                                                        "clearance",
                                                        "INTERNAL")),
                                "password", PASSWORD,
                                "permanentPassword", true))
                .expect(201);
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(INSPECTIONS, StandardCharsets.UTF_8)) {
            reader.forEach(row -> file.add(Inspection.of(row)));
        }
        report = sent().expect(200).json();
    }

    @AfterAll
    static void stop() {
        chicago.ifPresent(TestServer::close);
    }

    private static void organisation(ApiClient administrator, String id, String name, String kind) {
        administrator
                .post(
                        "/api/organisations",
                        Map.of("id", id, "name", name, "kind", kind, "area", "17"))
                .expect(201);
    }

    private static ApiClient centre() {
        return chicago.orElseThrow().nobody().login("centre", PASSWORD);
    }

    private static Answer sent() throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("编号", "单位", "企业", "名称", "类型", "日期", "结果", "问题数");
            for (Inspection one : file) {
                csv.writeRecord(
                        one.id(),
                        "health",
                        one.license(),
                        one.name(),
                        one.type(),
                        one.day(),
                        OUTCOMES.getOrDefault(one.result(), "UNKNOWN"),
                        Integer.toString(one.found()));
            }
        }
        return centre().post(
                        "/api/inspections/history/imports",
                        "text/csv",
                        text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode numbers() {
        return centre().get(
                        "/api/inspections/history/numbers?from=2011-01-01&to=2014-12-31&cap=" + CAP)
                .expect(200)
                .json();
    }

    private static Map<String, Sum> shown(String part) {
        Map<String, Sum> sums = new TreeMap<>();
        numbers().path(part).forEach(one -> sums.put(one.path("key").asString(), Sum.of(one)));
        return sums;
    }

    @Test
    void losesNoneAndTakesNoneTwice() throws IOException {
        assertThat(report.path("rows").asInt()).isEqualTo(27_600);
        assertThat(report.path("added").asInt()).isEqualTo(27_600);
        assertThat(sent().expect(200).json().path("added").asInt()).isZero();
        assertThat(Sum.of(numbers().path("all"))).isEqualTo(Sum.of(file));
    }

    @Test
    void theFindingRatesOfYearsAndTypesAreThoseOfTheFile() {
        Map<String, List<Inspection>> years = new TreeMap<>();
        Map<String, List<Inspection>> types = new TreeMap<>();
        for (Inspection one : file) {
            years.computeIfAbsent(one.year(), _ -> new ArrayList<>()).add(one);
            types.computeIfAbsent(one.type(), _ -> new ArrayList<>()).add(one);
        }
        Map<String, Sum> ofYears = new TreeMap<>();
        years.forEach((year, all) -> ofYears.put(year, Sum.of(all)));
        Map<String, Sum> ofTypes = new TreeMap<>();
        types.forEach((type, all) -> ofTypes.put(type, Sum.of(all)));
        assertThat(shown("years")).isEqualTo(ofYears);
        assertThat(shown("types")).isEqualTo(ofTypes);
    }

    @Test
    void howOftenInAYearIsWhatTheFileSaysAndHowManyAreOverTheCap() {
        Map<String, Integer> often = new HashMap<>();
        file.forEach(one -> often.merge(one.year() + ' ' + one.license(), 1, Integer::sum));
        Map<String, Long> frequencies = new TreeMap<>();
        Map<String, Set<String>> over = new TreeMap<>();
        often.forEach((key, times) -> {
            frequencies.merge(Integer.toString(times), 1L, Long::sum);
            Set<String> ofYear = over.computeIfAbsent(key.substring(0, 4), _ -> new HashSet<>());
            if (times > CAP) {
                ofYear.add(key);
            }
        });
        Map<String, Long> shown = new TreeMap<>();
        shown("frequencies").forEach((times, sum) -> shown.put(times, sum.enterprises()));
        assertThat(shown).isEqualTo(frequencies);
        Map<String, Long> overShown = new TreeMap<>();
        numbers()
                .path("years")
                .forEach(one ->
                        overShown.put(one.path("key").asString(), one.path("overCap").asLong()));
        Map<String, Long> overCounted = new TreeMap<>();
        over.forEach((year, keys) -> overCounted.put(year, (long) keys.size()));
        assertThat(overShown).isEqualTo(overCounted);
    }
}
