package org.jingwei.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.http.Problem;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DefinitionCheckTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GOOD =
            """
            {"id": "shop", "name": "商店", "owner": "market", "sensitivity": "INTERNAL",
             "elements": [
               {"name": "code", "label": "编号", "type": "TEXT", "required": true},
               {"name": "title", "label": "名称", "type": "TEXT"},
               {"name": "kind", "label": "类别", "type": "TEXT", "codes": [{"code": "A", "label": "甲"}]},
               {"name": "owner_name", "label": "店主", "type": "TEXT", "mask": "NAME"},
               {"name": "lon", "label": "经度", "type": "DOUBLE"},
               {"name": "lat", "label": "纬度", "type": "DOUBLE"},
               {"name": "day", "label": "日期", "type": "DATE"}],
             "key": ["code"],
             "placing": {"kind": "COORDINATES", "longitude": "lon", "latitude": "lat", "crs": "GCJ-02"},
             "points": {"longitude": "lon", "latitude": "lat", "category": "kind"},
             "title": "title", "asOf": "day",
             "subject": {"kind": "SHOP", "key": "code", "authoritative": true}}\
            """;

    private static Dataset check(String definition) {
        return DefinitionCheck.check(JSON.readValue(definition, DatasetDefinition.class));
    }

    private static Problem problem(String definition) {
        Problem problem = catchThrowableOfType(Problem.class, () -> check(definition));
        assertThat(problem).as("a definition with mistakes").isNotNull();
        return problem;
    }

    private static Map<String, String> mistakes(String definition) {
        List<?> errors =
                (List<?>)
                        Objects.requireNonNull(problem(definition).getBody().getProperties())
                                .get("errors");
        return Objects.requireNonNull(errors).stream()
                .map(error -> (Problem.Place) error)
                .collect(
                        Collectors.toMap(
                                Problem.Place::column, Problem.Place::reason, (a, b) -> a));
    }

    @Test
    void refusesTheNameOfTheMapsOwnLayer() {
        assertThat(mistakes(GOOD.replace("\"shop\"", "\"areas\""))).containsOnlyKeys("id");
    }

    @Test
    void countsTheMistakesInItsMessage() {
        String one = GOOD.replace("\"shop\"", "\"Shop\"");
        String two = one.replace("INTERNAL", "SECRET");
        assertThat(problem(one).getBody().getDetail())
                .isEqualTo("The definition of the dataset has a mistake; see errors.");
        assertThat(problem(two).getBody().getDetail())
                .isEqualTo("The definition of the dataset has 2 mistakes; see errors.");
    }

    @Test
    void takesADefinitionAndFillsWhatIsLeftOut() {
        Dataset shop = check(GOOD);
        assertThat(shop.nameEn()).isEqualTo("商店");
        assertThat(shop.get("kind").findCode("A")).contains(new Element.Code("A", "甲", "甲"));
        assertThat(shop.points().orElseThrow().crs())
                .as("points are on the placing's system")
                .isEqualTo(CoordinateSystem.GCJ02);
    }

    @Test
    void isTheSameAfterItWasStored() {
        Dataset shop = check(GOOD);
        String stored = JSON.writeValueAsString(shop);
        assertThat(JSON.readValue(stored, Dataset.class)).isEqualTo(shop);
        assertThat(check(stored)).as("an answer can be sent as a definition").isEqualTo(shop);
    }

    @Test
    void tellsAllMistakesAtOnce() {
        Map<String, String> mistakes =
                mistakes(
                        """
                        {"id": "Shop", "sensitivity": "SECRET",
                         "elements": [
                           {"name": "code_", "label": "编号", "type": "TEXT"},
                           {"name": "kind", "label": "类别", "type": "STRING"},
                           {"name": "kind", "label": "类别", "type": "TEXT"},
                           {"name": "month", "label": "月", "type": "INTEGER", "mask": "NAME"}],
                         "key": ["kind", "nothing"],
                         "placing": {"kind": "COORDINATES", "longitude": "month", "crs": "MARS"},
                         "asOf": "kind"}\
                        """);
        assertThat(mistakes.keySet())
                .contains(
                        "id",
                        "name",
                        "owner",
                        "sensitivity",
                        "elements[0].name",
                        "elements[1].type",
                        "elements[2].name",
                        "elements[3].name",
                        "elements[3].type",
                        "key[0]",
                        "key[1]",
                        "placing.longitude",
                        "placing.latitude",
                        "placing.crs",
                        "asOf");
    }

    @Test
    void wantsAPlacing() {
        assertThat(mistakes(GOOD.replaceAll("\"placing\": \\{[^}]*},", ""))).containsKey("placing");
    }

    @Test
    void doesNotPutMaskedNamesIntoTheRegisterOfSubjects() {
        assertThat(mistakes(GOOD.replace("\"title\": \"title\"", "\"title\": \"owner_name\"")))
                .containsOnlyKeys("title");
    }

    @Test
    void takesNoMoreThanTwoHundredElements() {
        String many =
                IntStream.rangeClosed(0, 200)
                        .mapToObj(i ->
                                "{\"name\": \"e%d\", \"label\": \"e%d\", \"type\": \"TEXT\"}"
                                        .formatted(i, i))
                        .collect(Collectors.joining(","));
        assertThat(
                        mistakes(
                                "{\"id\": \"wide\", \"elements\": ["
                                        + many
                                        + "], \"placing\": {\"kind\": \"AREA_CODE\", \"element\": \"e0\"}}"))
                .containsEntry("elements", "at most 200 are allowed, found 201");
    }

    private static String with(String more) {
        return GOOD.replace("\"key\": [", more + ", \"key\": [");
    }

    @Test
    void addsRowsByDefaultAndKeepsNumbersByItsDate() {
        Dataset dataset = check(GOOD);
        assertThat(dataset.mode()).isEqualTo(LoadMode.APPEND);
        assertThat(dataset.month()).contains("day");
        assertThat(dataset.checks()).isEmpty();
    }

    @Test
    void takesAVersionForUpsertsAlone() {
        String versioned = with("\"mode\": \"UPSERT\", \"version\": \"day\"");
        assertThat(check(versioned).version()).contains("day");
        assertThat(mistakes(versioned.replace("UPSERT", "REPLACE"))).containsOnlyKeys("version");
        assertThat(mistakes(versioned.replace("\"version\": \"day\"", "\"version\": \"title\"")))
                .containsOnlyKeys("version");
    }

    @Test
    void tellsWhatIsWrongWithARuleOverElements() {
        String checked =
                with(
                        "\"checks\": [{\"id\": \"EAST\", \"expression\": \"lon > 100.0\", \"message\": \"偏\"}]");
        assertThat(check(checked).checks()).hasSize(1);
        assertThat(mistakes(checked.replace("lon > 100.0", "lon >")))
                .containsOnlyKeys("checks[0].expression");
        assertThat(mistakes(checked.replace("EAST", "east"))).containsOnlyKeys("checks[0].id");
    }

    @Test
    void tellsWhatIsWrongWithBounds() {
        String bounded =
                GOOD.replace(
                        "\"DATE\"", "\"DATE\", \"min\": \"2020-01-01\", \"max\": \"2030-01-01\"");
        assertThat(check(bounded).get("day").min()).contains("2020-01-01");
        assertThat(mistakes(bounded.replace("2030", "2010"))).containsOnlyKeys("elements[6].max");
        assertThat(mistakes(bounded.replace("2030-01-01", "soon")))
                .containsOnlyKeys("elements[6].max");
        assertThat(mistakes(bounded.replace("\"min\"", "\"pattern\": \"(\", \"min\"")))
                .containsOnlyKeys("elements[6].pattern");
    }
}
