package org.jingwei.lake.keeping;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the lake in order every few minutes, once across all servers. */
@Configuration(proxyBeanMethods = false)
class KeepingTask {
    private final Duration pause;

    KeepingTask(Settings settings) {
        this.pause = Duration.ofMinutes(settings.number(Setting.KEEPING_MINUTES));
    }

    @Bean
    RecurringTask<Void> lakeKeepingTask(LakeKeeping keeping) {
        return Tasks.recurring("lake-keeping", FixedDelay.of(pause))
                .execute((instance, context) ->
                        keeping.keepAll(() -> context.getSchedulerState().isShuttingDown()));
    }

    @Bean
    SmartInitializingSingleton keepingBegins(
            Scheduler scheduler, RecurringTask<Void> lakeKeepingTask) {
        return () ->
                scheduler.scheduleIfNotExists(
                        lakeKeepingTask.instance(RecurringTask.INSTANCE),
                        Instant.now().plus(pause));
    }
}
