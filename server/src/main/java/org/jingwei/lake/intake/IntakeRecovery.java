package org.jingwei.lake.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Clears up after a server that died, before tasks run. With the embedded database no other server
 * can be alive, so its tasks are taken up at once; with an external one their missing heartbeat
 * frees them after a while.
 */
@Component
class IntakeRecovery implements SmartInitializingSingleton {
    /** No upload takes as long; what is younger may be on its way to another server's books. */
    private static final Duration OTHERS_ARE_RECEIVING = Duration.ofDays(1);

    private final Settings settings;
    private final ScopedDatabase database;
    private final BatchBook book;
    private final Spool spool;

    IntakeRecovery(Settings settings, ScopedDatabase database, BatchBook book, Spool spool) {
        this.settings = settings;
        this.database = database;
        this.book = book;
        this.spool = spool;
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean alone = settings.text(Setting.DATABASE_URL).isEmpty();
        Instant now = Instant.now();
        spool.keepOnly(Set.copyOf(book.open()), alone ? now : now.minus(OTHERS_ARE_RECEIVING));
        if (alone) {
            freeTasks();
        }
    }

    private void freeTasks() {
        database.run(
                Scope.platform("intake-recovery"),
                jdbc ->
                        jdbc.sql(
                                        """
                                        UPDATE scheduled_tasks
                                        SET picked = false, picked_by = NULL, last_heartbeat = NULL,
                                            execution_time = now(), version = version + 1
                                        WHERE task_name = :task AND picked\
                                        """)
                                .param("task", IntakeTask.NAME)
                                .update());
    }
}
