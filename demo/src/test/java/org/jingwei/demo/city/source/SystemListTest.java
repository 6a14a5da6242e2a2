package org.jingwei.demo.city.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemListTest {
    private final List<Map<String, Object>> systems = SystemList.putian().toJson();

    private static Collection<?> businesses(Map<String, Object> system) {
        return (Collection<?>) system.getOrDefault("businesses", List.of());
    }

    @Test
    void hasTheSystemsAndBusinessesOfAPrefectureCity() {
        assertThat(systems).hasSize(56);
        assertThat(systems.stream().mapToInt(system -> businesses(system).size()).sum())
                .isEqualTo(446);
        assertThat(systems).extracting(system -> system.get("id")).doesNotHaveDuplicates();
        assertThat(systems)
                .allSatisfy(system -> assertThat(system).containsEntry("synthetic", true));
    }

    @Test
    void fillsEachOfTheDatasetsOnce() {
        assertThat(systems.toString().split("datasets=", -1)).hasSize(9);
    }
}
