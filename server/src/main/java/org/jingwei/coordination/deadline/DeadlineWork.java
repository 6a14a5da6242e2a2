package org.jingwei.coordination.deadline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Works off what ran out: takes the action that the life declares for it, or hands the matter to
 * the centre above. Each is one transaction that holds the matter and looks once more, by the due
 * time that is stored, so that it happens once: also if two servers work, if one dies in between,
 * if somebody acts at the same moment, and if a clock is put back afterwards.
 */
@Component
class DeadlineWork implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWork.class);
    private static final Scope PLATFORM = Scope.platform("deadline");
    private static final int PORTION = 200;

    private final ScopedDatabase database;
    private final MatterVerbs verbs;
    private final MatterActions actions;
    private final Organisations organisations;
    private final AreaScheme scheme;

    DeadlineWork(
            ScopedDatabase database,
            MatterVerbs verbs,
            MatterActions actions,
            Organisations organisations,
            Settings settings) {
        this.database = database;
        this.verbs = verbs;
        this.actions = actions;
        this.organisations = organisations;
        this.scheme = settings.areaScheme();
    }

    private record Over(Instant due, String matter) {}

    /** What fails is told and tried again the next time. */
    @Override
    public void workOff(BooleanSupplier stopping) {
        Over last = new Over(Instant.EPOCH, "");
        List<Over> portion;
        do {
            portion = over(last);
            for (Over each : portion) {
                if (stopping.getAsBoolean()) {
                    return;
                }
                try {
                    database.run(PLATFORM, jdbc -> expire(jdbc, each.matter()));
                } catch (RuntimeException e) {
                    LOG.warn(
                            "the deadline of matter {} could not be worked off and is tried again",
                            each.matter(),
                            e);
                }
                last = each;
            }
        } while (portion.size() == PORTION);
    }

    private List<Over> over(Over last) {
        return database.call(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT matter, due FROM matter_deadline
                                        WHERE expired_at IS NULL AND paused_at IS NULL AND due <= now()
                                          AND (due, matter) > (:due, :matter)
                                        ORDER BY due, matter LIMIT :portion\
                                        """)
                                .param("due", Timestamp.from(last.due()))
                                .param("matter", last.matter())
                                .param("portion", PORTION)
                                .query((row, number) ->
                                        new Over(
                                                row.getTimestamp("due").toInstant(),
                                                row.getString("matter")))
                                .list());
    }

    private void expire(JdbcClient jdbc, String id) {
        Matter matter = verbs.hold(jdbc, id);
        Life.State state = verbs.look(PLATFORM, id, (_, held) -> held.state());
        Optional<Running> running =
                DeadlineRows.find(jdbc, id).filter(each -> each.state().equals(matter.state()));
        Optional<String> then = state.term().flatMap(Life.Term::then);
        Optional<String> above =
                then.isPresent() ? Optional.empty() : running.flatMap(each -> above(each, state));
        if (running.isEmpty() || !DeadlineRows.expire(jdbc, id, above)) {
            return;
        }
        MatterActions.Deed deed =
                new MatterActions.Deed(
                        then.orElse("escalate"), matter.version(), "", Optional.empty());
        Matters.Shown _ =
                then.isPresent()
                        ? actions.act(PLATFORM, id, deed)
                        : verbs.note(
                                PLATFORM,
                                id,
                                deed,
                                (_, _) -> MatterVerbs.Outcome.by(Party.PLATFORM));
    }

    /**
     * Who is to know: of the centres that hold all targets the lowest, or, where that one is late
     * itself, the one above it.
     */
    private Optional<String> above(Running running, Life.State state) {
        List<String> centres =
                organisations.centres(PLATFORM).stream()
                        .filter(centre ->
                                area(centre).contains(running.areaLo())
                                        && area(centre).contains(running.areaHi()))
                        .sorted(
                                Comparator.comparingLong(
                                        centre -> area(centre).hi() - area(centre).lo()))
                        .map(Organisation::id)
                        .toList();
        boolean centreIsLate = state.waitsFor().equals(Optional.of(Party.CENTRE));
        return centreIsLate && centres.size() > 1
                ? Optional.of(centres.get(1))
                : centres.stream().findFirst();
    }

    private AreaRange area(Organisation centre) {
        return scheme.code(centre.area().orElseThrow()).range();
    }
}
