package org.jingwei.engine.lake;

import org.junit.jupiter.api.AfterAll;

/** The engine in this process passes the contract over a warehouse in an object store. */
class DuckDbOnObjectsTest extends LakeEngineContract {

    private static final ObjectServer SERVER = new ObjectServer();

    @Override
    LakeFixture fixture() {
        return LakeFixture.in(SERVER);
    }

    @Override
    LakeEngine engine(LakeFixture lake) {
        return lake.lake();
    }

    @AfterAll
    static void stopServer() {
        SERVER.close();
    }
}
