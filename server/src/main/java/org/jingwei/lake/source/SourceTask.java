package org.jingwei.lake.source;

import com.github.kagkarlsson.scheduler.task.Task;

/** A task of the connectors, which {@link SourceScheduler} runs. */
public record SourceTask(Task<?> task) {}
