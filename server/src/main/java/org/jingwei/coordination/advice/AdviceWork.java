package org.jingwei.coordination.advice;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.deadline.Deadlines;
import org.jingwei.coordination.deadline.DueWork;
import org.jingwei.coordination.deadline.Waiting;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closes advice that nobody answered in time: the centre's own time runs on, and it decides without
 * the answer.
 */
@Component
class AdviceWork implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(AdviceWork.class);
    private static final Scope PLATFORM = Scope.platform("advice");
    private static final int PORTION = 200;

    private final ScopedDatabase database;
    private final MatterVerbs verbs;
    private final Deadlines deadlines;

    AdviceWork(ScopedDatabase database, MatterVerbs verbs, Deadlines deadlines) {
        this.database = database;
        this.verbs = verbs;
        this.deadlines = deadlines;
    }

    @Override
    public void workOff(BooleanSupplier stopping) {
        String after = "";
        List<String> portion;
        do {
            String from = after;
            portion = database.call(PLATFORM, jdbc -> AdviceRows.unanswered(jdbc, from, PORTION));
            for (String each : portion) {
                if (stopping.getAsBoolean()) {
                    return;
                }
                try {
                    database.run(PLATFORM, jdbc -> close(jdbc, each));
                } catch (RuntimeException e) {
                    LOG.warn("the advice for matter {} is closed the next time", each, e);
                }
                after = each;
            }
        } while (portion.size() == PORTION);
    }

    private void close(JdbcClient jdbc, String id) {
        Matter matter = verbs.hold(jdbc, id);
        if (AdviceRows.expire(jdbc, id)) {
            deadlines.resume(id, Waiting.ADVICE);
            Matters.Shown _ =
                    verbs.note(
                            PLATFORM,
                            id,
                            new MatterActions.Deed(
                                    "advice-unanswered", matter.version(), "", Optional.empty()),
                            (_, _) -> MatterVerbs.Outcome.by(Party.PLATFORM));
        }
    }
}
