package org.jingwei.lake.source;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Runs the connectors' work, each task once across all servers. It has threads and a table of its
 * own: a source that is slow holds up other sources at most, never the reading of batches.
 */
@Component
public class SourceScheduler implements SmartLifecycle {
    private static final int THREADS = 4;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private volatile boolean running;

    SourceScheduler(DataSource database, List<SourceTask> tasks) {
        List<Task<?>> onDemand = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (SourceTask each : tasks) {
            if (each.task() instanceof RecurringTask<?> again) {
                recurring.add(again);
            } else {
                onDemand.add(each.task());
            }
        }
        this.scheduler =
                Scheduler.create(new TransactionAwareDataSourceProxy(database), onDemand)
                        .tableName("source_task")
                        .startTasks(recurring)
                        .threads(THREADS)
                        .pollingInterval(POLLING)
                        .pollUsingLockAndFetch(0.5, 1.0)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .enableImmediateExecution()
                        .shutdownMaxWait(PATIENCE_AT_SHUTDOWN)
                        .build();
    }

    /** Sees to it that this task runs at this time, unless it is running now. */
    public boolean runAt(String task, String id, Instant time) {
        TaskInstanceId instance = TaskInstanceId.of(task, id);
        try {
            if (!scheduler.scheduleIfNotExists(new TaskInstance<>(task, id), time)) {
                scheduler.reschedule(instance, time);
            }
            return true;
        } catch (TaskInstanceCurrentlyExecutingException e) {
            return false;
        }
    }

    /** Takes this task back; one that is running ends first. */
    public void remove(String task, String id) {
        TaskInstanceId instance = TaskInstanceId.of(task, id);
        if (scheduler.getScheduledExecution(instance).isPresent()) {
            try {
                scheduler.cancel(instance);
            } catch (TaskInstanceCurrentlyExecutingException e) {
                // It looks for its definition when it ends, and does not come again.
            }
        }
    }

    /** Looks for work now instead of at the next poll. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
