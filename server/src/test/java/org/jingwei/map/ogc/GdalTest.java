package org.jingwei.map.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** GDAL, which QGIS reads with, gets of every layer what the API counts for the same person. */
class GdalTest {
    private static final Pattern COUNT = Pattern.compile("Feature Count: (\\d+)");
    private static final long PATIENCE_SECONDS = 120;

    @TempDir Path folder;

    private String run(ApiClient person, String... command) throws IOException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        process.environment().put("GDAL_HTTP_HEADERS", "Authorization: Bearer " + person.token());
        process.environment().put("CPL_DEBUG", "OFF");
        Process running = process.start();
        try {
            if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new AssertionError("still running: " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(running.exitValue()).as(said).isZero();
        return said;
    }

    private static long count(String said) {
        Matcher count = COUNT.matcher(said);
        assertThat(count.find()).as(said).isTrue();
        return Long.parseLong(count.group(1));
    }

    @ParameterizedTest
    @CsvSource({"city", "county", "village"})
    void readsEveryLayerWithAsManyFeaturesAsTheApiCounts(String username) throws IOException {
        ApiClient person = Ogc.CITY.as(username);
        for (var layer : person.get("/api/layers").expect(200).items()) {
            String id = layer.path("id").asString();
            if (!id.startsWith("layer-")) {
                String said =
                        run(
                                person,
                                "ogrinfo",
                                "-ro",
                                "-so",
                                "OAPIF:" + person.address() + "/ogc",
                                id);
                assertThat(count(said)).as(id).isEqualTo(layer.path("count").asLong());
            }
        }
    }

    @Test
    void copiesALayerWholeThroughItsPages() throws IOException {
        ApiClient person = Ogc.CITY.as("city");
        Path copy = folder.resolve("enterprise.geojson");
        run(
                person,
                "ogr2ogr",
                "-f",
                "GeoJSON",
                copy.toString(),
                "OAPIF:" + person.address() + "/ogc",
                "enterprise",
                "-oo",
                "PAGE_SIZE=7");

        assertThat(JsonMapper.shared().readTree(Files.readAllBytes(copy)).path("features"))
                .hasSize(FixtureCity.enterprises(0, FixtureCity.VILLAGES));
    }

    @Test
    void readsTilesOverHttp() throws IOException {
        ApiClient person = Ogc.CITY.as("county");
        double[] place = FixtureCity.place(0, 0);
        TileId tile = TileId.at(7, new LonLat(place[0], place[1]));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "ogrinfo",
                                "-ro",
                                "-so",
                                "-al",
                                "MVT:"
                                        + person.address()
                                        + "/tiles/enterprise/"
                                        + tile.z()
                                        + "/"
                                        + tile.x()
                                        + "/"
                                        + tile.y()
                                        + ".mvt"));

        assertThat(count(run(person, command.toArray(String[]::new))))
                .isEqualTo(FixtureCity.enterprises(0, 6));
    }
}
