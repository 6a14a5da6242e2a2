package org.jingwei.lake.aggregate;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.jingwei.catalog.Datasets;
import org.jingwei.scope.Scope;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes missing numbers in the background after a start, once across all servers. */
@Configuration(proxyBeanMethods = false)
class AggregateTask {
    private static final Scope PLATFORM = Scope.platform("aggregates");

    @Bean
    OneTimeTask<Void> aggregateRebuild(AggregateUpkeep upkeep, Datasets datasets) {
        return Tasks.oneTime("aggregate-rebuild")
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        datasets.find(PLATFORM, instance.getId())
                                .ifPresent(dataset -> upkeep.rebuild(PLATFORM, dataset)));
    }

    @Bean
    SmartInitializingSingleton missingAggregates(
            AggregateUpkeep upkeep, Scheduler scheduler, OneTimeTask<Void> aggregateRebuild) {
        return () ->
                upkeep.listMissing()
                        .forEach(dataset ->
                                scheduler.scheduleIfNotExists(
                                        aggregateRebuild.instance(dataset), Instant.now()));
    }
}
