package org.jingwei.lake.source.pull;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import org.jingwei.lake.source.SourceTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task that runs a pull, which says itself when it comes again. */
@Configuration(proxyBeanMethods = false)
class PullTask {
    static final String NAME = "source-pull";

    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Bean
    SourceTask pulling(PullRunner runner) {
        return new SourceTask(
                Tasks.custom(NAME, Void.class)
                        .onDeadExecutionRevive()
                        .onFailure((complete, operations) ->
                                operations.reschedule(complete, Instant.now().plus(PAUSE)))
                        .execute((instance, context) -> {
                            var next =
                                    runner.run(
                                            instance.getId(),
                                            () -> context.getSchedulerState().isShuttingDown());
                            return (complete, operations) ->
                                    next.ifPresentOrElse(
                                            time -> operations.reschedule(complete, time),
                                            operations::remove);
                        }));
    }
}
