package org.jingwei.demo.city.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jingwei.demo.city.record.RecordFiles.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetDefinitionTest {

    private static final Set<String> TYPES =
            Set.of("TEXT", "INTEGER", "DECIMAL", "DOUBLE", "DATE", "TIMESTAMP", "BOOLEAN");

    private final List<DatasetDefinition> definitions;

    DatasetDefinitionTest(@TempDir Path folder) throws IOException {
        definitions = GeneratedCity.into(folder).files().stream().map(Written::definition).toList();
    }

    @Test
    void everyDefinitionHasTheMembersThePlatformAsksFor() {
        for (DatasetDefinition definition : definitions) {
            JsonNode json = json(definition);
            assertThat(json.propertyNames())
                    .containsExactly(
                            "id",
                            "name",
                            "nameEn",
                            "owner",
                            "description",
                            "sensitivity",
                            "synthetic",
                            "elements",
                            "key",
                            "placing",
                            "points",
                            "title",
                            "asOf",
                            "subject");
            assertThat(json.path("synthetic").asBoolean()).isTrue();
            for (JsonNode element : json.path("elements")) {
                assertThat(element.propertyNames())
                        .containsExactly(
                                "name",
                                "label",
                                "labelEn",
                                "type",
                                "required",
                                "rule",
                                "unit",
                                "codes",
                                "mask");
                assertThat(TYPES).contains(element.path("type").asString());
            }
        }
    }

    @Test
    void whatADefinitionRefersToIsOneOfItsElements() {
        for (DatasetDefinition definition : definitions) {
            List<String> names = definition.header();
            assertThat(names).doesNotHaveDuplicates();
            assertThat(names).contains(definition.key(), definition.title(), "area_code");
            assertThat(names).contains("updated_on");
            definition
                    .category()
                    .ifPresent(category -> assertThat(names).contains(category, "lon", "lat"));
            definition.subject().ifPresent(subject -> assertThat(names).contains(subject.key()));
        }
    }

    @Test
    void whatIsAboutPeopleIsSensitiveAndMasked() {
        for (DatasetDefinition definition : definitions) {
            boolean people = Set.of("resident", "low_income").contains(definition.id());
            assertThat(definition.sensitivity() == DatasetDefinition.Sensitivity.SENSITIVE)
                    .as(definition.id())
                    .isEqualTo(people);
            assertThat(definition.elements())
                    .filteredOn(element -> element.label().contains("占位"))
                    .allMatch(element -> element.mask().isPresent());
        }
    }

    @Test
    void enterprisesAndSchoolsHaveOneAuthoritativeSource() {
        List<String> authoritative =
                definitions.stream()
                        .filter(it -> it.subject().stream().anyMatch(s -> s.authoritative()))
                        .map(DatasetDefinition::id)
                        .toList();

        assertThat(authoritative).containsExactlyInAnyOrder("enterprise", "school");
    }

    private static JsonNode json(DatasetDefinition definition) {
        JsonMapper mapper = JsonMapper.shared();
        return mapper.readTree(mapper.writeValueAsString(definition.toJson()));
    }
}
