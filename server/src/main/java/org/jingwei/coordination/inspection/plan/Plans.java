package org.jingwei.coordination.inspection.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.audit.AuditTrail;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.UnitHeads;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The plans of units: written down, filed with the centre, returned or published, withdrawn. Tasks
 * come of a plan when it is published, and of the enterprises that are chosen for it afterwards.
 */
@Component
public class Plans {
    private static final int MAX_REASON = 1000;
    private static final int MOST_AT_ONCE = 2000;

    private final ScopedDatabase database;
    private final PlanCheck check;
    private final SubjectIndex subjects;
    private final AuditTrail audit;

    Plans(ScopedDatabase database, PlanCheck check, SubjectIndex subjects, AuditTrail audit) {
        this.database = database;
        this.check = check;
        this.subjects = subjects;
        this.audit = audit;
    }

    /** What part of the plans is asked for. */
    public record Filter(
            Optional<Integer> year,
            Optional<String> organisation,
            Optional<InspectionPlan.State> state) {}

    /**
     * A plan to one caller.
     *
     * @param open what the caller may do with it: change, file, return, publish, withdraw, choose
     * @param heads who is to file it, where it is the caller's unit's draft and not for the caller
     */
    public record Shown(
            InspectionPlan plan,
            List<InspectionPlan.Line> lines,
            List<String> open,
            List<String> heads) {}

    /**
     * What somebody wants to do with a plan.
     *
     * @param action file, return, publish or withdraw
     * @param filingNumber under which it is filed, where that is said now
     */
    public record Deed(
            @Nullable String action,
            @Nullable Integer version,
            @Nullable String filingNumber,
            @Nullable String reason) {}

    /** One page of the plans that the scope sees, the newest first. */
    public Page<InspectionPlan> list(Scope scope, Filter filter, PageRequest page) {
        List<InspectionPlan> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                PlanRows.COLUMNS
                                                        + """
                                                        WHERE plan.number < :before AND (:year = 0 OR plan.year = :year)
                                                          AND (:organisation = '' OR plan.organisation = :organisation)
                                                          AND (:state = '' OR plan.state = :state)
                                                        ORDER BY plan.number DESC LIMIT :limit\
                                                        """)
                                        .param(
                                                "before",
                                                page.cursorAsNumber().orElse(Long.MAX_VALUE))
                                        .param("year", filter.year().orElse(0))
                                        .param("organisation", filter.organisation().orElse(""))
                                        .param("state", filter.state().map(Enum::name).orElse(""))
                                        .param("limit", page.limit() + 1)
                                        .query((row, number) -> PlanRows.plan(row))
                                        .list());
        return Page.of(oneMore, page.limit(), plan -> Long.toString(plan.number()));
    }

    /**
     * One plan.
     *
     * @throws Problem not-found if the caller may not see it
     */
    public Shown get(Scope scope, String id) {
        return database.call(scope, jdbc -> shown(scope, jdbc, id));
    }

    private static Shown shown(Scope scope, JdbcClient jdbc, String id) {
        InspectionPlan plan = required(jdbc, id);
        List<String> open = open(scope, jdbc, plan);
        boolean waits = open.contains("change") && !open.contains("file");
        List<String> heads = waits ? UnitHeads.of(jdbc).names() : List.of();
        return new Shown(plan, PlanRows.lines(jdbc, id), open, heads);
    }

    private static InspectionPlan required(JdbcClient jdbc, String id) {
        return PlanRows.find(jdbc, id).orElseThrow(() -> Problem.notFound("The plan"));
    }

    private static List<String> open(Scope scope, JdbcClient jdbc, InspectionPlan plan) {
        List<String> open = new ArrayList<>();
        boolean own = plan.organisation().equals(scope.organisation());
        switch (plan.state()) {
            case DRAFT -> {
                if (own) {
                    open.add("change");
                    if (UnitHeads.of(jdbc).passes(scope, PlanRows.writer(jdbc, plan.id()))) {
                        open.add("file");
                    }
                    open.add("withdraw");
                }
            }
            case FILED -> {
                if (isCentre(jdbc, plan)) {
                    open.addAll(List.of("return", "publish"));
                }
                if (own) {
                    open.add("withdraw");
                }
            }
            case PUBLISHED -> {
                if (own) {
                    open.addAll(List.of("choose", "withdraw"));
                }
            }
            case WITHDRAWN -> {}
        }
        return open;
    }

    /** Whether the caller is a centre of where the plan's unit is. */
    private static boolean isCentre(JdbcClient jdbc, InspectionPlan plan) {
        return jdbc.sql(
                        "SELECT scope_is_centre() AND area <@ scope_ranges('territory') FROM"
                                + " inspection_plan WHERE id = :id")
                .param("id", plan.id())
                .query(Boolean.class)
                .single();
    }

    /** Writes a plan down as a draft of the caller's unit. */
    public Shown create(Scope scope, PlanDraft draft) {
        if (scope.subject().isPresent() || scope.system().isPresent()) {
            throw Problem.forbidden("Enterprises, schools and systems plan no inspections.");
        }
        PlanCheck.Checked plan = check.check(scope, draft);
        return database.call(
                scope,
                jdbc -> {
                    String id = UUID.randomUUID().toString();
                    PlanRows.insert(jdbc, scope, id, plan);
                    Shown made = shown(scope, jdbc, id);
                    audit.done(scope, "inspection.plan", "inspection-plan:" + id, 1);
                    return made;
                });
    }

    /** Changes a draft. */
    public Shown change(Scope scope, String id, int version, PlanDraft draft) {
        PlanCheck.Checked plan = check.check(scope, draft);
        return database.call(
                scope,
                jdbc -> {
                    requireOpen(scope, jdbc, id, "change", version);
                    PlanRows.change(jdbc, id, plan);
                    Shown made = shown(scope, jdbc, id);
                    audit.done(scope, "inspection.plan", "inspection-plan:" + id, 1);
                    return made;
                });
    }

    private static InspectionPlan requireOpen(
            Scope scope, JdbcClient jdbc, String id, String action, int version) {
        PlanRows.hold(jdbc, id);
        InspectionPlan plan = required(jdbc, id);
        if (plan.version() != version) {
            throw Problem.conflict(
                    "stale-plan",
                    "The plan was changed since you read it; it is "
                            + plan.state()
                            + " now. Read it again, then decide.");
        }
        boolean own = plan.organisation().equals(scope.organisation());
        if (own && action.equals("file") && plan.state() == InspectionPlan.State.DRAFT) {
            UnitHeads.of(jdbc).require(scope, PlanRows.writer(jdbc, id));
        }
        if (!open(scope, jdbc, plan).contains(action)) {
            throw Problem.conflict(
                    "not-now",
                    "To " + action + " a plan that is " + plan.state() + " is not for you now.");
        }
        return plan;
    }

    /** Files, returns, publishes or withdraws a plan. */
    public Shown act(Scope scope, String id, Deed deed) {
        String action = Objects.requireNonNullElse(deed.action(), "");
        if (!List.of("file", "return", "publish", "withdraw").contains(action)) {
            throw Problem.invalid(
                    "unknown-action", "A plan is filed, returned, published or withdrawn.");
        }
        String reason = words("reason", deed.reason());
        String filing = words("filingNumber", deed.filingNumber());
        if (reason.isEmpty() && (action.equals("return") || action.equals("withdraw"))) {
            throw missing("reason", "Say why.");
        }
        return database.call(
                scope,
                jdbc -> {
                    int version = Objects.requireNonNullElse(deed.version(), 0);
                    InspectionPlan plan = requireOpen(scope, jdbc, id, action, version);
                    String number = filing.isEmpty() ? plan.filingNumber() : filing;
                    if (action.equals("file")) {
                        PlanItems.require(jdbc, plan);
                    }
                    if (action.equals("publish") && number.isEmpty()) {
                        throw missing("filingNumber", "Say under which number it is filed.");
                    }
                    move(jdbc, id, stateAfter(action), number, reason);
                    if (action.equals("publish")) {
                        makeTasks(id);
                    }
                    Shown shown = shown(scope, jdbc, id);
                    audit.done(scope, "inspection.plan." + action, "inspection-plan:" + id, 1);
                    return shown;
                });
    }

    private static InspectionPlan.State stateAfter(String action) {
        return switch (action) {
            case "file" -> InspectionPlan.State.FILED;
            case "return" -> InspectionPlan.State.DRAFT;
            case "publish" -> InspectionPlan.State.PUBLISHED;
            default -> InspectionPlan.State.WITHDRAWN;
        };
    }

    private static void move(
            JdbcClient jdbc,
            String id,
            InspectionPlan.State state,
            String filingNumber,
            String reason) {
        jdbc.sql(
                        """
                        UPDATE inspection_plan SET state = :state, version = version + 1, reason = :reason, filing_number = :filing,
                            filed_at = CASE WHEN :state = 'FILED' THEN now() ELSE filed_at END,
                            published_at = CASE WHEN :state = 'PUBLISHED' THEN now() ELSE published_at END
                        WHERE id = :id\
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason)
                .param("filing", filingNumber)
                .update();
    }

    /** The centre publishes; the tasks are the unit's. */
    private void makeTasks(String id) {
        Scope platform = Scope.platform("inspection");
        database.run(
                platform,
                jdbc -> {
                    int made = PlanRows.makeTasks(jdbc, id, platform.username());
                    audit.done(platform, "inspection.plan.tasks", "inspection-plan:" + id, made);
                });
    }

    private static String words(String path, @Nullable String value) {
        String text = Objects.requireNonNullElse(value, "").strip();
        if (text.length() > MAX_REASON
                || text.chars().anyMatch(sign -> Character.isISOControl(sign) && sign != '\n')) {
            throw missing(path, "At most " + MAX_REASON + " characters of plain text.");
        }
        return text;
    }

    private static Problem missing(String path, String detail) {
        return Problem.invalid("invalid-deed", detail)
                .errors(List.of(new Problem.Place(0, path, detail)));
    }

    /**
     * Chooses enterprises for a line of a published plan, up to the number that it asks for; each
     * becomes a task.
     */
    public Shown choose(Scope scope, String id, int line, @Nullable List<String> enterprises) {
        List<SubjectKey> keys = PlanCheck.keys(enterprises);
        if (keys.isEmpty() || keys.size() > MOST_AT_ONCE) {
            throw missing("enterprises", "From 1 to " + MOST_AT_ONCE + " enterprises at once.");
        }
        Map<SubjectKey, SubjectIndex.Found> found = subjects.find(scope, keys);
        keys.stream()
                .filter(key -> !found.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw missing(
                            "enterprises",
                            key.key() + " does not exist or lies outside what you may see.");
                });
        return database.call(
                scope,
                jdbc -> {
                    PlanRows.hold(jdbc, id);
                    InspectionPlan plan = required(jdbc, id);
                    if (!open(scope, jdbc, plan).contains("choose")) {
                        throw Problem.conflict(
                                "not-now", "Enterprises are chosen for your own published plan.");
                    }
                    ChosenEnterprises.add(jdbc, id, line, found);
                    int made = PlanRows.makeTasks(jdbc, id, scope.username());
                    Shown shown = shown(scope, jdbc, id);
                    audit.done(scope, "inspection.plan.choose", "inspection-plan:" + id, made);
                    return shown;
                });
    }
}
