package org.jingwei.lake.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The task that reads a batch, once across all servers. One whose server died is taken up again; a
 * failure of ours is tried again a few times.
 */
@Configuration(proxyBeanMethods = false)
class IntakeTask {
    static final String NAME = "batch-intake";

    private static final Logger LOG = LoggerFactory.getLogger(IntakeTask.class);
    private static final int MAX_FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofMillis(500);

    @Bean
    Task<Void> batchIntake(BatchRunner runner) {
        return Tasks.custom(NAME, Void.class)
                .onDeadExecutionRevive()
                .onFailure((complete, operations) -> afterFailure(runner, complete, operations))
                .execute((instance, context) ->
                        runner.run(
                                        instance.getId(),
                                        () -> context.getSchedulerState().isShuttingDown())
                                ? new CompletionHandler.OnCompleteRemove<>()
                                : IntakeTask::waitForTurn);
    }

    /** Has a batch read, after those that were scheduled before it where the order matters. */
    static void schedule(Scheduler scheduler, JdbcClient jdbc, String batchId) {
        jdbc.sql("UPDATE batch SET turn = nextval('batch_turn') WHERE id = :id")
                .param("id", batchId)
                .update();
        scheduler.schedule(new TaskInstance<>(NAME, batchId), Instant.now());
    }

    private static Throwable cause(ExecutionComplete complete) {
        return complete.getCause()
                .orElseGet(() -> new IllegalStateException("it died again and again"));
    }

    private static void waitForTurn(
            ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(complete, Instant.now().plus(TURN));
    }

    private static void afterFailure(
            BatchRunner runner, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String batchId = complete.getExecution().getId();
        if (complete.getCause().filter(CancellationException.class::isInstance).isPresent()) {
            operations.reschedule(complete, Instant.now());
            return;
        }
        complete.getCause()
                .ifPresent(cause -> LOG.warn("batch {} failed and is tried again", batchId, cause));
        boolean again = complete.getExecution().consecutiveFailures + 1 < MAX_FAILURES;
        if (again || !runner.giveUp(batchId, cause(complete))) {
            operations.reschedule(complete, Instant.now().plus(PAUSE));
        } else {
            operations.stop();
        }
    }
}
