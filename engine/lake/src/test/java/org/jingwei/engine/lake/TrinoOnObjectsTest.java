package org.jingwei.engine.lake;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** A real coordinator and worker read what we wrote into an object store. */
@Tag("trino")
class TrinoOnObjectsTest extends TrinoEngineTest {

    private static final ObjectServer SERVER = new ObjectServer();

    @Override
    LakeFixture fixture() {
        return LakeFixture.in(SERVER);
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }
}
