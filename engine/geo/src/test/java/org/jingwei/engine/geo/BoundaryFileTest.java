package org.jingwei.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jingwei.engine.geo.BoundaryFile.Limits;
import org.jingwei.engine.geo.BoundaryFile.Options;
import org.jingwei.engine.geo.BoundaryFile.Problem;
import org.junit.jupiter.api.Test;

class BoundaryFileTest {

    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[119.0,25.40],[119.1,25.40],[119.1,25.5],"
                    + "[119.0,25.40]]]}";
    private static final String BOW_TIE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[119,25],[120,26],[120,25],[119,26],[119,25]]]}";
    private static final Options OPTIONS = Options.ofCode("code");

    @Test
    void readsABoundaryWithItsPropertiesAndItsGeometryAsWritten() {
        BoundaryFile file =
                read(
                        collection(
                                feature(
                                        "\"code\": \"350302\", \"name\": \"城厢区\", \"NID\": 1.0,"
                                                + " \"old\": null, \"list\": [1, {}]",
                                        "{ \"coordinates\" : [[[119.0, 25.40], [119.1,25.40, 7],"
                                                + " [119.1, 25.5], [119.0,25.40]]],\n"
                                                + " \"type\":\"Polygon\" }")),
                        OPTIONS.named("name"));

        assertThat(file.problems()).isEmpty();
        Boundary boundary = file.boundaries().getFirst();
        assertThat(boundary.code()).isEqualTo("350302");
        assertThat(boundary.name()).isEqualTo("城厢区");
        assertThat(boundary.properties())
                .isEqualTo(Map.of("code", "350302", "name", "城厢区", "NID", "1"));
        assertThat(boundary.geoJson())
                .isEqualTo(
                        "{\"coordinates\":[[[119.0,25.40],[119.1,25.40,7],[119.1,25.5],"
                                + "[119.0,25.40]]],\"type\":\"Polygon\"}");
        assertThat(boundary.geometry().getCoordinates()[2].x).isEqualTo(119.1);
        assertThat(boundary.line()).isEqualTo(3);
    }

    @Test
    void takesACodeWrittenAsANumber() {
        BoundaryFile file =
                read(collection(feature("\"NID\": 77.0", SQUARE)), Options.ofCode("NID"));

        assertThat(file.boundaries()).extracting(Boundary::code).containsExactly("77");
    }

    @Test
    void takesTheFeaturesOwnIdAsACode() {
        String withId =
                feature("\"name\": \"x\"", SQUARE)
                        .replace(
                                "{\"type\": \"Feature\",",
                                "{\"type\": \"Feature\", \"id\": 350302,");

        assertThat(read(collection(withId), Options.ofCode("id")).boundaries())
                .extracting(Boundary::code)
                .containsExactly("350302");
    }

    @Test
    void movesTheGeometryFromTheSystemTheFileNames() {
        String crs = "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"GCJ-02\"}}";

        BoundaryFile file = read(collection(feature("\"code\": \"35\"", SQUARE), crs), OPTIONS);

        LonLat expected = CoordinateSystem.GCJ02.toWgs84(119.0, 25.4);
        assertThat(file.coordinateSystem()).isEqualTo(CoordinateSystem.GCJ02);
        Boundary boundary = file.boundaries().getFirst();
        assertThat(boundary.geometry().getCoordinates()[0].x)
                .isCloseTo(expected.longitude(), within(1e-12));
        assertThat(boundary.geoJson()).isEqualTo(SQUARE);
    }

    @Test
    void theCallersSystemOverridesTheFiles() {
        String crs = "\"crs\": {\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}}";
        String text = collection(feature("\"code\": \"35\"", SQUARE), crs);

        assertThat(read(text, OPTIONS.in(CoordinateSystem.BD09)).coordinateSystem())
                .isEqualTo(CoordinateSystem.BD09);
        assertThat(read(text, OPTIONS).problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "its crs member: coordinate system \"EPSG:3857\" is not known; give one of"
                                + " WGS-84, CGCS2000, GCJ-02 or BD-09, in degrees");
    }

    @Test
    void collectsEveryProblemAndGivesNoBoundary() {
        String text =
                collection(
                        String.join(
                                ",\n",
                                feature("\"code\": \"350302\"", SQUARE),
                                feature("\"code\": \"350303\"", BOW_TIE),
                                feature("\"code\": \"350302\"", SQUARE),
                                feature("\"nmae\": \"x\"", SQUARE),
                                feature("\"code\": \"350304\"", "null"),
                                feature("\"code\": \"350305\"", point()),
                                "42"));

        BoundaryFile file = read(text, OPTIONS);

        assertThat(file.boundaries()).isEmpty();
        assertThat(file.isGood()).isFalse();
        assertThat(file.problems())
                .containsExactly(
                        new Problem(4, 1, 2, crossing()),
                        new Problem(5, 1, 3, "area 350302: the code stands on line 3 already"),
                        new Problem(6, 1, 4, "no property \"code\" with its code"),
                        new Problem(7, 1, 5, "area 350304: it has no geometry"),
                        new Problem(
                                8,
                                1,
                                6,
                                "area 350305: a boundary is a Polygon or a MultiPolygon, not a"
                                        + " Point"),
                        new Problem(9, 1, 7, "not a feature but a bare value"));
    }

    private static String crossing() {
        return "area 350303: the boundary crosses itself at 119.5000000, 25.5000000";
    }

    private static String point() {
        return "{\"type\":\"Point\",\"coordinates\":[119,25]}";
    }

    @Test
    void saysWhatIsWrongWithCoordinates() {
        assertGeometryRefused(
                "[[[500000,2800000],[1,1],[1,2],[1,1]]]", "is not longitude, latitude");
        assertGeometryRefused("[[[1,1],[2,2],[1,1]]]", "a ring has 3 positions");
        assertGeometryRefused("[[[1,1],[2,1],[2,2],[1,2]]]", "does not end there");
        assertGeometryRefused("[[[1],[2,1],[2,2],[1,1]]]", "fewer than two numbers");
        assertGeometryRefused("[[[1,\"2\"],[2,1],[2,2],[1,1]]]", "something not a number");
        assertGeometryRefused("[[1,1],[2,1]]", "a list with a position should be");
        assertGeometryRefused("[]", "its geometry is empty");
        assertGeometryRefused("null", "a list with the rings of a polygon");
        assertGeometryRefused(
                "[[[1,1],[2,1],[3,1],[1,1]]]", "crosses itself at 2.0000000, 1.0000000");
    }

    private static void assertGeometryRefused(String coordinates, String reason) {
        String geometry = "{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}";
        assertThat(read(collection(feature("\"code\": 1", geometry)), OPTIONS).problems())
                .hasSize(1)
                .first()
                .extracting(Problem::reason)
                .asString()
                .startsWith("area 1: ")
                .contains(reason);
    }

    @Test
    void saysWhereTextStopsBeingJson() {
        String mistyped = collection(feature("\"code\": 1x", SQUARE));

        assertThat(read(mistyped, OPTIONS).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3))
                .satisfies(problem -> assertThat(problem.reason()).startsWith("not valid JSON"));
        assertThat(read("", OPTIONS).problems()).hasSize(1);
        assertThat(read("[]", OPTIONS).problems()).hasSize(1);
        assertThat(read("{\"type\":\"FeatureCollection\"}", OPTIONS).problems()).hasSize(1);
        assertThat(read(collection("") + "x", OPTIONS).problems()).hasSize(2);
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] gb18030 =
                collection(feature("\"code\": \"城厢区\"", SQUARE))
                        .getBytes(Charset.forName("GB18030"));

        assertThat(BoundaryFile.read(new ByteArrayInputStream(gb18030), OPTIONS).problems())
                .first()
                .extracting(Problem::reason)
                .asString()
                .contains("UTF-8");
    }

    @Test
    void stopsAtEachLimit() {
        String two =
                collection(feature("\"code\": 1", SQUARE) + "," + feature("\"code\": 2", SQUARE));

        assertStopped(two, new Limits(100, 9, 99, 9, 9), "length");
        assertStopped(two, new Limits(9999, 1, 99, 9, 9), "more than 1 features");
        assertStopped(two, new Limits(9999, 9, 7, 9, 9), "more than 7 vertices");
        String deep = collection(feature("\"code\": 1, \"x\": [[[[[[[[1]]]]]]]]", SQUARE));
        assertStopped(deep, new Limits(9999, 9, 99, 9, 9), "depth");
    }

    private static void assertStopped(String text, Limits limits, String reason) {
        assertThat(read(text, OPTIONS.within(limits)).problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .contains(reason)
                .doesNotContain("StreamReadConstraints");
    }

    @Test
    void stopsWhenThereAreTooManyProblems() {
        String text = collection("1,2,3,4,5");

        assertThat(read(text, OPTIONS.within(new Limits(9999, 9, 99, 9, 3))).problems())
                .extracting(Problem::reason)
                .hasSize(4)
                .last()
                .isEqualTo("so many problems that the rest of the file was not read");
    }

    @Test
    void aFailureOfTheStreamIsNoProblemOfTheFile() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();

        assertThatThrownBy(() -> BoundaryFile.read(closed, OPTIONS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("closed");
    }

    private static BoundaryFile read(String text, Options options) {
        return BoundaryFile.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options);
    }

    private static String collection(String features) {
        return collection(features, "\"name\": \"boundaries\"");
    }

    /** The first feature stands on line 3, and each feature on a line of its own. */
    private static String collection(String features, String member) {
        return "{\"type\": \"FeatureCollection\",\n\"features\": [\n"
                + features
                + "],\n"
                + member
                + "}\n";
    }

    private static String feature(String properties, String geometry) {
        return "{\"type\": \"Feature\", \"properties\": {"
                + properties
                + "}, \"geometry\": "
                + geometry
                + "}";
    }
}
