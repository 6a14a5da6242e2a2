package org.jingwei.coordination.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A place begins with rules that name their source, and does not get them twice. */
class ShippedRulesTest {
    @Test
    void areThereOnceAtTheFirstStart() {
        try (TestServer first = TestServer.start(Map.of("JINGWEI_SHIPPED_RULES", "true"))) {
            List<JsonNode> rules = first.administrator().get("/api/rules?limit=500").items();
            assertThat(rules)
                    .extracting(rule -> rule.path("id").asString())
                    .contains("QUIET-1", "CAP-1", "CAP-2", "NEG-1")
                    .hasSize(16);
            assertThat(rules)
                    .allSatisfy(rule -> {
                        assertThat(rule.path("legalSource").asString()).isNotBlank();
                        assertThat(rule.path("area").asString()).isEmpty();
                    });
            try (TestServer second = first.replica()) {
                assertThat(second.administrator().get("/api/rules?limit=500").items()).hasSize(16);
                assertThat(second.administrator().get("/api/rules/QUIET-1/versions").items())
                        .hasSize(1);
            }
        }
    }
}
