package org.jingwei.engine.lake;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** A real coordinator and worker answer what DuckDB answers. */
@Tag("trino")
class TrinoEngineTest extends LakeEngineContract {

    private final TrinoCluster cluster = new TrinoCluster();
    private Optional<Lake> lake = Optional.empty();

    @Override
    LakeEngine engine(LakeFixture fixture) {
        if (lake.isEmpty()) {
            LakeSettings settings = fixture.settings();
            lake =
                    Optional.of(
                            Lake.open(
                                    new LakeSettings(
                                                    settings.warehouse(),
                                                    settings.tempFolder().resolve("trino"),
                                                    settings.catalog(),
                                                    settings.memoryBytes(),
                                                    1,
                                                    settings.queryTimeout())
                                            .with(cluster.over(settings))));
        }
        return lake.get();
    }

    @AfterAll
    void stopCluster() {
        lake.ifPresent(Lake::close);
        cluster.close();
    }
}
