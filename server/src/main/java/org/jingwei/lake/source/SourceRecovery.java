package org.jingwei.lake.source;

import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Takes up the connectors' work that a dead server had in its hands, before tasks run. With the
 * embedded database no other server can be alive; with an external one the missing heartbeat frees
 * the work after a while.
 */
@Component
class SourceRecovery implements SmartInitializingSingleton {
    private final Settings settings;
    private final ScopedDatabase database;

    SourceRecovery(Settings settings, ScopedDatabase database) {
        this.settings = settings;
        this.database = database;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.text(Setting.DATABASE_URL).isPresent()) {
            return;
        }
        database.run(
                Scope.platform("source-recovery"),
                jdbc ->
                        jdbc.sql(
                                        """
                                        UPDATE source_task
                                        SET picked = false, picked_by = NULL, last_heartbeat = NULL,
                                            execution_time = now(), version = version + 1
                                        WHERE picked\
                                        """)
                                .update());
    }
}
