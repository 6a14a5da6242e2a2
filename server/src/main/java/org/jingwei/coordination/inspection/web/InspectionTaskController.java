package org.jingwei.coordination.inspection.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.inspection.list.InspectionDesk;
import org.jingwei.coordination.inspection.plan.BarredOfficer;
import org.jingwei.coordination.inspection.plan.DeskChecks;
import org.jingwei.coordination.inspection.plan.DeskFinding;
import org.jingwei.coordination.inspection.plan.EndedMatters;
import org.jingwei.coordination.inspection.plan.HeadCheck;
import org.jingwei.coordination.inspection.plan.Task;
import org.jingwei.coordination.inspection.plan.TaskDraft;
import org.jingwei.coordination.inspection.plan.TaskMatters;
import org.jingwei.coordination.inspection.plan.Tasks;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.identity.UnitHeads;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks of inspections over HTTP, what becomes of them, and what the desk finds in a matter. */
@RestController
@RequestMapping("/api")
class InspectionTaskController {
    private static final int MOST_BARRED = 50;

    private final Tasks tasks;
    private final TaskMatters taskMatters;
    private final DeskChecks checks;
    private final MatterVerbs verbs;

    InspectionTaskController(
            Tasks tasks, TaskMatters taskMatters, DeskChecks checks, MatterVerbs verbs) {
        this.tasks = tasks;
        this.taskMatters = taskMatters;
        this.checks = checks;
        this.verbs = verbs;
    }

    /** The matter that tasks became. */
    record Made(String matter, long number) {}

    /**
     * What the desk finds in a matter.
     *
     * @param strict whether it is refused for it
     * @param barred officers who are not to go until it is explained
     * @param explains whether the caller may explain that
     * @param heads who in the caller's unit may, where it is the unit's matter
     */
    record Findings(
            boolean strict,
            List<DeskFinding> findings,
            List<BarredOfficer> barred,
            boolean explains,
            List<String> heads) {}

    /**
     * Which tasks.
     *
     * @param open those alone that are no matter yet
     */
    record Sought(
            @Nullable String q,
            @Nullable String organisation,
            @Nullable String plan,
            @Nullable Boolean open) {
        Tasks.Filter filter() {
            return new Tasks.Filter(
                    Optional.ofNullable(q),
                    Optional.ofNullable(organisation),
                    Optional.ofNullable(plan),
                    Boolean.TRUE.equals(open));
        }
    }

    @GetMapping("/inspection-tasks")
    Page<Task> list(
            Scope scope,
            @ParameterObject Sought sought,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return tasks.list(scope, sought.filter(), PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PostMapping("/inspection-tasks")
    ResponseEntity<Task> add(Scope scope, @RequestBody TaskDraft draft) {
        return ResponseEntity.status(HttpStatus.CREATED).body(tasks.add(scope, draft));
    }

    @PostMapping("/inspection-tasks/matters")
    ResponseEntity<Made> make(
            Scope scope,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody TaskMatters.Wish wish) {
        Matters.Shown made = taskMatters.make(scope, wish, idempotencyKey);
        return ResponseEntity.created(URI.create("/api/matters/" + made.matter().id()))
                .body(new Made(made.matter().id(), made.matter().number()));
    }

    private List<DeskFinding> found(
            JdbcClient jdbc, Scope scope, MatterVerbs.Held held, boolean own) {
        List<DeskFinding> found = new ArrayList<>(checks.findings(jdbc, held.matter()));
        if (own && held.state().id().equals(held.life().start())) {
            HeadCheck.of(jdbc, scope, held.matter()).ifPresent(found::add);
        }
        return found;
    }

    /** To its requester and its centres; to others there is nothing to find. */
    @GetMapping("/matters/{id}/desk-checks")
    Findings findings(Scope scope, @PathVariable String id) {
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    boolean tells =
                            held.matter().mechanism().equals(EndedMatters.INSPECTION)
                                    && held.state().waitsFor().isPresent()
                                    && (held.parties().contains(Party.REQUESTER)
                                            || held.parties().contains(Party.CENTRE));
                    boolean own = tells && held.parties().contains(Party.REQUESTER);
                    UnitHeads heads = own ? UnitHeads.of(jdbc) : new UnitHeads(List.of());
                    return new Findings(
                            InspectionDesk.setting(jdbc).strict(),
                            tells ? found(jdbc, scope, held, own) : List.of(),
                            tells ? BarredOfficer.of(jdbc, List.of(id), MOST_BARRED) : List.of(),
                            heads.acting(scope).isPresent(),
                            heads.names());
                });
    }
}
