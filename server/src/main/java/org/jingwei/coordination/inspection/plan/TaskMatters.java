package org.jingwei.coordination.inspection.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.MatterDraft;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.inspection.list.InspectionMode;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a matter of tasks: its targets are their enterprises, its days are those that all of them
 * have in common, or some of these, its item and its ground are theirs.
 */
@Component
public class TaskMatters {
    private static final int MOST_TASKS = 2000;

    private final ScopedDatabase database;
    private final Matters matters;
    private final EndedMatters ended;
    private final AuditTrail audit;

    TaskMatters(ScopedDatabase database, Matters matters, EndedMatters ended, AuditTrail audit) {
        this.database = database;
        this.matters = matters;
        this.ended = ended;
        this.audit = audit;
    }

    /**
     * Which tasks are to become a matter.
     *
     * @param officers numbers of the certificates of those who go
     * @param title what it is called; the item's name where it is not said
     * @param from the first of its days; that of the tasks where it is not said
     * @param to the last of its days; that of the tasks where it is not said
     */
    public record Wish(
            @Nullable List<String> tasks,
            @Nullable List<String> officers,
            @Nullable String title,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** The draft that they became; the same request makes no second one. */
    public Matters.Shown make(Scope scope, Wish wish, Optional<String> requestKey) {
        List<String> ids =
                Objects.requireNonNullElse(wish.tasks(), List.<String>of()).stream()
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (ids.isEmpty() || ids.size() > MOST_TASKS) {
            throw wrong("must be from 1 to " + MOST_TASKS + " tasks");
        }
        return database.call(
                scope,
                jdbc -> {
                    List<Task> tasks = held(jdbc, scope, ids);
                    boolean again = isSameRequest(jdbc, tasks, requestKey);
                    if (!again) {
                        requireAlike(tasks);
                    }
                    Matters.Shown made =
                            matters.create(scope, draft(jdbc, tasks, wish), requestKey);
                    jdbc.sql("UPDATE inspection_task SET matter = :matter WHERE id = ANY (:ids)")
                            .param("matter", made.matter().id())
                            .param("ids", ids.toArray(String[]::new))
                            .update();
                    audit.done(
                            scope,
                            "inspection.task-matter",
                            "matter:" + made.matter().id(),
                            ids.size());
                    return made;
                });
    }

    /** The tasks, held so that none becomes two matters. */
    private List<Task> held(JdbcClient jdbc, Scope scope, List<String> ids) {
        int own =
                jdbc.sql(
                                """
                                SELECT id FROM inspection_task WHERE id = ANY (:ids) AND organisation = :organisation
                                ORDER BY id FOR UPDATE\
                                """)
                        .param("ids", ids.toArray(String[]::new))
                        .param("organisation", scope.organisation())
                        .query(String.class)
                        .list()
                        .size();
        if (own != ids.size()) {
            throw wrong("must be tasks of your own unit");
        }
        return TaskRows.find(jdbc, ids, ended.inVain());
    }

    private static boolean isSameRequest(
            JdbcClient jdbc, List<Task> tasks, Optional<String> requestKey) {
        List<String> before =
                tasks.stream()
                        .flatMap(task -> task.matter().stream())
                        .map(Task.AtTheGate::id)
                        .distinct()
                        .toList();
        return requestKey.isPresent()
                && before.size() == 1
                && jdbc.sql(
                                "SELECT request_key IS NOT DISTINCT FROM :key FROM matter WHERE id"
                                        + " = :id")
                        .param("key", requestKey.get())
                        .param("id", before.getFirst())
                        .query(Boolean.class)
                        .single();
    }

    private static void requireAlike(List<Task> tasks) {
        Task first = tasks.getFirst();
        for (Task task : tasks) {
            if (!task.open()) {
                throw Problem.conflict(
                        "task-taken",
                        "Task " + task.number() + " has a matter that is under way; see there.");
            }
            if (!task.item().equals(first.item())
                    || task.origin().ground() != first.origin().ground()) {
                throw wrong("must be of one item and one ground; make a matter for each");
            }
        }
        if (tasks.stream().map(Task::enterprise).distinct().count() != tasks.size()) {
            throw wrong("must be of different enterprises");
        }
        if (lastFrom(tasks).isAfter(firstTo(tasks))) {
            throw wrong("must have days in common; make a matter for each");
        }
    }

    private static LocalDate lastFrom(List<Task> tasks) {
        return tasks.stream().map(Task::from).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static LocalDate firstTo(List<Task> tasks) {
        return tasks.stream().map(Task::to).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static MatterDraft draft(JdbcClient jdbc, List<Task> tasks, Wish wish) {
        Task first = tasks.getFirst();
        String basis =
                jdbc.sql(
                                "SELECT legal_basis FROM published_item WHERE mechanism ="
                                        + " 'INSPECTION' AND code = :item")
                        .param("item", first.item())
                        .query(String.class)
                        .optional()
                        .orElse(first.item());
        String title = Objects.requireNonNullElse(wish.title(), "").strip();
        Days days = days(tasks, wish);
        return new MatterDraft(
                EndedMatters.INSPECTION,
                title.isEmpty() ? shortened(first.itemName()) : title,
                basis,
                days.from(),
                days.to(),
                tasks.stream().mapToInt(Task::minutes).max().orElse(0),
                note(tasks),
                tasks.stream()
                        .map(task -> new SubjectKey("ENTERPRISE", task.enterprise()))
                        .toList(),
                first.origin().ground(),
                first.item(),
                wish.officers());
    }

    private record Days(LocalDate from, LocalDate to) {}

    private static Days days(List<Task> tasks, Wish wish) {
        LocalDate first = lastFrom(tasks);
        LocalDate last = firstTo(tasks);
        LocalDate from = Objects.requireNonNullElse(wish.from(), first);
        LocalDate to = Objects.requireNonNullElse(wish.to(), last);
        if (from.isBefore(first) || to.isAfter(last) || to.isBefore(from)) {
            String mistake = "must be within " + first + " to " + last + ", the days of the tasks";
            throw Problem.invalid("invalid-tasks", "The days " + mistake + ".")
                    .errors(List.of(new Problem.Place(0, "from", mistake)));
        }
        return new Days(from, to);
    }

    private static String shortened(String name) {
        int most = 200;
        return name.length() > most ? name.substring(0, most) : name;
    }

    /** What the centre and the enterprise should know of where it comes from. */
    private static String note(List<Task> tasks) {
        Task first = tasks.getFirst();
        String from = first.plan().isPresent() ? "" : "来源：" + first.source();
        String how = first.mode() == InspectionMode.REMOTE ? "方式：非现场检查" : "";
        String emergency = first.emergencyAt().map(at -> "紧急情况，已于 " + at + " 先行检查").orElse("");
        return String.join("\n", List.of(from, how, emergency)).strip();
    }

    private static Problem wrong(String mistake) {
        return Problem.invalid("invalid-tasks", "The tasks " + mistake + ".")
                .errors(List.of(new Problem.Place(0, "tasks", mistake)));
    }
}
