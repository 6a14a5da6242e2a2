package org.jingwei.engine.lake;

/** The engine in this process passes the contract. */
class DuckDbEngineTest extends LakeEngineContract {

    @Override
    LakeEngine engine(LakeFixture lake) {
        return lake.lake();
    }
}
