package org.jingwei.demo.city.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.demo.city.place.Level;
import org.jingwei.demo.city.record.RecordFiles.Written;
import org.jingwei.engine.geo.CoordinateSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordFilesTest {

    private final GeneratedCity city;

    RecordFilesTest(@TempDir Path folder) throws IOException {
        city = GeneratedCity.into(folder);
    }

    @Test
    void thereAreEightFilesWithAsManyRecordsAsAskedFor() {
        assertThat(city.files()).hasSize(8);
        assertThat(city.files().stream().mapToInt(Written::rows).sum())
                .isEqualTo(GeneratedCity.RECORDS);
        for (Written file : city.files()) {
            assertThat(city.rows(file.definition().id())).hasSize(file.rows());
        }
    }

    @Test
    void oneFileIsInGb18030AndOneIsCompressed() {
        assertThat(city.files().stream().filter(Written::gzip)).hasSize(1);
        assertThat(city.files().stream().filter(file -> file.charset().name().equals("GB18030")))
                .hasSize(1);
        assertThat(city.rows("farmland").getFirst().get("contractor")).startsWith("承包户");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enterprise", "school", "hidden_danger", "medical_point", "event"})
    void everyPointLiesInItsVillage(String dataset) {
        Map<String, IndexedPointInAreaLocator> villages = new HashMap<>();
        int checked = 0;
        for (Map<String, String> row : city.rows(dataset)) {
            String code = value(row, "area_code");
            if (!code.startsWith("3503")) {
                continue;
            }
            Coordinate at =
                    new Coordinate(
                            Double.parseDouble(value(row, "lon")),
                            Double.parseDouble(value(row, "lat")));
            assertThat(villages.computeIfAbsent(code, this::inWgs84).locate(at))
                    .as(row.toString())
                    .isEqualTo(Location.INTERIOR);
            checked++;
        }
        assertThat(checked).isPositive();
    }

    @Test
    void aboutOneRowIn200OfThreeFilesIsWrongOnPurpose() {
        for (Written file : city.files()) {
            boolean meant =
                    Set.of("enterprise", "hidden_danger", "event").contains(file.definition().id());
            assertThat(file.spoiled() / (double) file.rows())
                    .as(file.fileName())
                    .isCloseTo(meant ? 0.005 : 0, within(meant ? 0.004 : 0));
            assertThat(faults(file)).as(file.fileName()).isEqualTo(file.spoiled());
        }
    }

    @Test
    void keysAreUnique() {
        for (Written file : city.files()) {
            String key = file.definition().key();
            List<String> keys =
                    city.rows(file.definition().id()).stream()
                            .map(row -> value(row, key))
                            .filter(text -> !text.isEmpty())
                            .toList();
            assertThat(new HashSet<>(keys)).as(file.fileName()).hasSize(keys.size());
        }
    }

    @Test
    void lowIncomeHouseholdsAreHouseholdsOfResidents() {
        Set<String> households =
                city.rows("resident").stream()
                        .map(row -> value(row, "household"))
                        .collect(Collectors.toSet());

        assertThat(city.rows("low_income"))
                .allMatch(row -> households.contains(value(row, "household")));
    }

    @Test
    void nothingIsKnownOfTheFuture() {
        for (Written file : city.files()) {
            for (Map<String, String> row : city.rows(file.definition().id())) {
                assertThat(value(row, "updated_on")).isLessThanOrEqualTo("2026-10-31");
            }
        }
    }

    @Test
    void theFilesDependOnTheSeedAlone(@TempDir Path again, @TempDir Path other) throws IOException {
        RecordFiles.plan(city.areas(), city.shapes(), GeneratedCity.RECORDS, 3503).writeTo(again);
        RecordFiles.plan(city.areas(), city.shapes(), GeneratedCity.RECORDS, 1).writeTo(other);

        for (Written file : city.files()) {
            assertThat(again.resolve(file.fileName()))
                    .hasSameBinaryContentAs(city.folder().resolve(file.fileName()));
            assertThat(
                            Files.mismatch(
                                    other.resolve(file.fileName()), again.resolve(file.fileName())))
                    .as(file.fileName())
                    .isNotNegative();
        }
    }

    /** The rows that break a rule of their dataset's definition. */
    private long faults(Written file) {
        Set<String> villages =
                city.areas().all(Level.VILLAGE).stream()
                        .map(area -> area.code())
                        .collect(Collectors.toSet());
        return city.rows(file.definition().id()).stream()
                .filter(row ->
                        !villages.contains(value(row, "area_code"))
                                || file.definition().elements().stream()
                                        .anyMatch(e -> broken(e, value(row, e.name()))))
                .count();
    }

    private static boolean broken(Element element, String value) {
        if (value.isEmpty()) {
            return element.required();
        }
        if (!element.codes().isEmpty()) {
            return element.codes().stream().noneMatch(code -> code.code().equals(value));
        }
        if (element.rule().equals(Optional.of("USCC"))) {
            return !CreditCode.isValid(value);
        }
        return switch (element.type()) {
            case "INTEGER" -> !value.matches("-?\\d+");
            case "DECIMAL", "DOUBLE" -> !value.matches("-?\\d+\\.\\d+");
            case "DATE" -> value.endsWith("-02-30") || !value.matches("\\d{4}-\\d\\d-\\d\\d");
            case "TIMESTAMP" -> !value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
            case "BOOLEAN" -> !value.matches("true|false");
            default -> false;
        };
    }

    private IndexedPointInAreaLocator inWgs84(String code) {
        return new IndexedPointInAreaLocator(
                CoordinateSystem.GCJ02.toWgs84(city.shapes().get(code)));
    }

    private static String value(Map<String, String> row, String element) {
        return row.getOrDefault(element, "");
    }
}
