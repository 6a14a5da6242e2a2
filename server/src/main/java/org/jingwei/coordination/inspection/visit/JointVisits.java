package org.jingwei.coordination.inspection.visit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.inspection.list.InspectionDesk;
import org.jingwei.coordination.inspection.merging.Explanations;
import org.jingwei.coordination.inspection.merging.InspectionTask;
import org.jingwei.coordination.inspection.merging.MergingPlanner;
import org.jingwei.coordination.inspection.merging.Obstacle;
import org.jingwei.coordination.inspection.merging.PlanningRequest;
import org.jingwei.coordination.inspection.merging.Unplanned;
import org.jingwei.coordination.inspection.merging.Visit;
import org.jingwei.coordination.inspection.merging.VisitExplanation;
import org.jingwei.coordination.inspection.merging.VisitPlan;
import org.jingwei.coordination.inspection.merging.Window;
import org.jingwei.coordination.inspection.plan.BarredOfficer;
import org.jingwei.coordination.inspection.plan.EndedMatters;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proposes joint visits to a centre, from the open tasks of its area in some days. The tasks are
 * read in one transaction and planned outside it; a centre sees the tasks of all units in its area,
 * a unit only its own, and is therefore proposed nothing.
 */
@Component
public class JointVisits {
    private static final int MOST_TASKS = 5_000;
    private static final int MOST_DAYS = 370;
    private static final int MOST_VISITS = 200;
    private static final int MOST_FLAGS = 200;
    private static final int MOST_OTHERS = 10;

    private final ScopedDatabase database;
    private final PlanningGround ground;
    private final Mechanisms mechanisms;
    private final EndedMatters ended;

    JointVisits(
            ScopedDatabase database,
            PlanningGround ground,
            Mechanisms mechanisms,
            EndedMatters ended) {
        this.database = database;
        this.ground = ground;
        this.mechanisms = mechanisms;
        this.ended = ended;
    }

    private record Read(
            Map<String, OpenTasks.Known> tasks,
            PlanningGround.Made made,
            InspectionDesk.Setting setting,
            List<BarredOfficer> barred) {
        OpenTasks.Known known(InspectionTask task) {
            return Objects.requireNonNull(tasks.get(task.id()));
        }
    }

    /** What can be joined from the first day to the last. */
    public JointProposal propose(Scope scope, LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days > MOST_DAYS) {
            throw Problem.badRequest(
                    "invalid-days",
                    "to must be from the first day to " + MOST_DAYS + " days later.");
        }
        Window horizon = new Window(from, to);
        Read read = read(scope, horizon);
        PlanningRequest request = read.made().request();
        if (read.tasks().isEmpty()) {
            return counted(horizon, read, request, MergingPlanner.plan(request), 0, List.of());
        }
        VisitPlan plan = MergingPlanner.plan(request);
        PlanningRequest same = request.withTasks(plan.visited());
        int before =
                MergingPlanner.plan(same.withRules(same.rules().withoutJoining())).visits().size();
        Explanations explanations = Explanations.of(request, plan);
        List<JointProposal.Joint> joint =
                plan.visits().stream()
                        .filter(Visit::joint)
                        .sorted(
                                Comparator.comparingInt((Visit visit) -> -visit.tasks().size())
                                        .thenComparing(Visit.ORDER))
                        .limit(MOST_VISITS)
                        .map(visit -> joint(read, explanations.explain(visit)))
                        .toList();
        return counted(horizon, read, request, plan, before, joint);
    }

    private Read read(Scope scope, Window horizon) {
        return database.call(
                scope,
                jdbc -> {
                    requireCentre(jdbc);
                    List<OpenTasks.Known> open =
                            OpenTasks.read(
                                    jdbc,
                                    horizon.first(),
                                    horizon.last(),
                                    new OpenTasks.States(
                                            advisable(), over(), List.of(ended.inVain())),
                                    MOST_TASKS);
                    if (open.size() > MOST_TASKS) {
                        throw Problem.invalid(
                                "too-many-tasks",
                                "There are more than "
                                        + MOST_TASKS
                                        + " open tasks in these days; ask for fewer days.");
                    }
                    InspectionDesk.Setting setting = InspectionDesk.setting(jdbc);
                    Map<String, OpenTasks.Known> byId = new LinkedHashMap<>();
                    open.forEach(known -> byId.put(known.task().id(), known));
                    return new Read(
                            byId,
                            ground.request(scope, jdbc, horizon, open, setting),
                            setting,
                            BarredOfficer.of(jdbc, matters(open), MOST_TASKS));
                });
    }

    private static List<String> matters(List<OpenTasks.Known> open) {
        return open.stream().flatMap(known -> known.matter().stream()).distinct().toList();
    }

    /** Only a centre sees what several units are to do. */
    static void requireCentre(JdbcClient jdbc) {
        if (!jdbc.sql("SELECT scope_is_centre()").query(Boolean.class).single()) {
            throw Problem.forbidden(
                    "Joint visits are for coordination centres: units do not see each other's"
                            + " tasks.");
        }
    }

    private Life life() {
        return mechanisms
                .find(EndedMatters.INSPECTION)
                .map(Mechanism::life)
                .orElseThrow(() -> new IllegalStateException("no mechanism of inspections"));
    }

    /** In which states an accepted advice would lead somewhere. */
    private List<String> advisable() {
        return life().find("follow")
                .filter(action -> action.by() == Party.PLATFORM)
                .map(action -> List.copyOf(action.from()))
                .orElse(List.of());
    }

    /** In which states nothing is left to plan: it is over, or nobody can be advised any more. */
    private List<String> over() {
        List<String> open = advisable();
        List<String> before =
                life().states().stream()
                        .filter(state ->
                                state.id().equals(life().start())
                                        || state.waitsFor().equals(Optional.of(Party.TARGET)))
                        .map(Life.State::id)
                        .toList();
        return life().states().stream()
                .map(Life.State::id)
                .filter(state -> !open.contains(state) && !before.contains(state))
                .toList();
    }

    private static JointProposal.Joint joint(Read read, VisitExplanation explained) {
        Visit visit = explained.visit();
        List<LocalDate> common = explained.commonDays();
        return new JointProposal.Joint(
                visit.enterprise(),
                read.known(visit.tasks().getFirst()).enterpriseName(),
                visit.day(),
                visit.tasks().stream()
                        .map(task ->
                                part(
                                        read,
                                        read.known(task),
                                        task.equals(explained.soonestDeadline())))
                        .toList(),
                explained.savedVisits(),
                common.isEmpty() ? visit.day() : common.getFirst(),
                common.isEmpty() ? visit.day() : common.getLast(),
                common.size(),
                explained.notJoined().stream()
                        .limit(MOST_OTHERS)
                        .map(other ->
                                new JointProposal.Other(
                                        read.known(other.task()).unitName(),
                                        read.known(other.task()).itemName(),
                                        other.why().name()))
                        .toList(),
                visit.tasks().stream()
                        .map(read::known)
                        .filter(OpenTasks.Known::advisable)
                        .flatMap(known -> known.matter().stream())
                        .distinct()
                        .toList());
    }

    private static JointProposal.Part part(Read read, OpenTasks.Known known, boolean soonest) {
        InspectionTask task = known.task();
        return new JointProposal.Part(
                task.id(),
                task.unit(),
                known.unitName(),
                task.item(),
                known.itemName(),
                task.window().first(),
                task.window().last(),
                known.matter(),
                known.number(),
                known.state(),
                soonest,
                read.barred().stream()
                        .filter(one -> known.matter().equals(Optional.of(one.matter())))
                        .filter(one -> one.enterprise().equals(task.enterprise()))
                        .map(BarredOfficer::officer)
                        .toList());
    }

    private static JointProposal counted(
            Window horizon,
            Read read,
            PlanningRequest request,
            VisitPlan plan,
            int before,
            List<JointProposal.Joint> joint) {
        return new JointProposal(
                horizon.first(),
                horizon.last(),
                read.tasks().size(),
                before,
                plan.visits().size(),
                Math.toIntExact(plan.jointVisits()),
                plan.visited().size(),
                Math.toIntExact(plan.jointTasks()),
                plan.remote().size(),
                left(plan, read.made().leftOut()),
                List.copyOf(read.made().assumed()),
                read.setting().jointAim(),
                read.setting().laterJointAim(),
                joint,
                plan.jointVisits() == joint.size(),
                often(read, request, plan));
    }

    private static List<JointProposal.Left> left(VisitPlan plan, Map<String, Long> leftOut) {
        Map<Obstacle, Long> reasons = new EnumMap<>(Obstacle.class);
        for (Unplanned unplanned : plan.unplanned()) {
            reasons.merge(unplanned.reason(), 1L, Long::sum);
        }
        return Stream.concat(
                        leftOut.entrySet().stream()
                                .map(entry ->
                                        new JointProposal.Left(entry.getKey(), entry.getValue())),
                        reasons.entrySet().stream()
                                .map(entry ->
                                        new JointProposal.Left(
                                                entry.getKey().name(), entry.getValue())))
                .toList();
    }

    private static List<JointProposal.Often> often(
            Read read, PlanningRequest request, VisitPlan plan) {
        Map<String, String> names = new HashMap<>();
        read.tasks()
                .values()
                .forEach(known -> names.put(known.task().enterprise(), known.enterpriseName()));
        return plan.flags(request.rules().limits(), request.made()).stream()
                .limit(MOST_FLAGS)
                .map(flag ->
                        new JointProposal.Often(
                                flag.enterprise(),
                                names.getOrDefault(flag.enterprise(), flag.enterprise()),
                                flag.period().name(),
                                flag.from(),
                                flag.visits()))
                .toList();
    }
}
