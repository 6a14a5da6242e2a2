package org.jingwei.coordination.deadline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for what ran out every half minute, once across all servers. */
@Configuration(proxyBeanMethods = false)
class DeadlineTask {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> matterDeadlineTask(List<DueWork> all) {
        return Tasks.recurring("matter-deadlines", FixedDelay.of(PAUSE))
                .execute((instance, context) ->
                        all.forEach(work ->
                                work.workOff(() -> context.getSchedulerState().isShuttingDown())));
    }

    @Bean
    SmartInitializingSingleton matterDeadlinesBegin(
            Scheduler scheduler, RecurringTask<Void> matterDeadlineTask) {
        return () ->
                scheduler.scheduleIfNotExists(
                        matterDeadlineTask.instance(RecurringTask.INSTANCE), Instant.now());
    }
}
