package org.jingwei.ledger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Folds the entries of the last minute, once across all servers. */
@Configuration(proxyBeanMethods = false)
class LedgerFoldTask {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> ledgerSumsTask(LedgerFold fold) {
        return Tasks.recurring("ledger-sums", FixedDelay.of(PAUSE))
                .execute((instance, context) -> fold.fold());
    }

    @Bean
    SmartInitializingSingleton ledgerSumsBegin(
            Scheduler scheduler, RecurringTask<Void> ledgerSumsTask) {
        return () ->
                scheduler.scheduleIfNotExists(
                        ledgerSumsTask.instance(RecurringTask.INSTANCE), Instant.now());
    }
}
