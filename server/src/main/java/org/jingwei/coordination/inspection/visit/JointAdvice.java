package org.jingwei.coordination.inspection.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterLocks;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.advice.Advice;
import org.jingwei.coordination.advice.AdviceGiven;
import org.jingwei.coordination.advice.AdviceVerbs;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Advises the matters of a proposed visit to merge, each with all the others: for all of them in
 * one transaction, or for none.
 */
@Component
public class JointAdvice {
    private static final int MOST_MATTERS = 20;

    private final ScopedDatabase database;
    private final AdviceVerbs advice;

    JointAdvice(ScopedDatabase database, AdviceVerbs advice) {
        this.database = database;
        this.advice = advice;
    }

    /**
     * What the centre agrees to.
     *
     * @param matters those that are to become one visit
     * @param day the day that is proposed for it
     * @param reason why; said by the platform where it is empty
     */
    public record Wish(
            @Nullable List<String> matters, @Nullable LocalDate day, @Nullable String reason) {}

    /** Gives the advice; sent twice under one key it is given once. */
    public int give(Scope scope, Wish wish, Optional<String> requestKey) {
        List<String> ids =
                Objects.requireNonNullElse(wish.matters(), List.<String>of()).stream()
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList();
        if (ids.size() < 2 || ids.size() > MOST_MATTERS) {
            throw wrong("matters", "must be 2 to " + MOST_MATTERS + " matters");
        }
        LocalDate day = wish.day();
        if (day == null) {
            throw wrong("day", "is missing");
        }
        String said = Objects.requireNonNullElse(wish.reason(), "").strip();
        String reason = said.isEmpty() ? reason(day, ids.size()) : said;
        database.run(
                scope,
                jdbc -> {
                    JointVisits.requireCentre(jdbc);
                    List<Matter> held = MatterLocks.hold(jdbc, ids);
                    for (Matter matter : held) {
                        String id = matter.id();
                        List<String> others =
                                ids.stream().filter(other -> !other.equals(id)).toList();
                        Matters.Shown _ =
                                advice.give(
                                        scope,
                                        id,
                                        new AdviceGiven(Advice.Kind.MERGE, reason, others),
                                        new MatterActions.Deed(
                                                "advise", matter.version(), reason, requestKey));
                    }
                });
        return ids.size();
    }

    private static String reason(LocalDate day, int matters) {
        return "建议将 %d 个事项合并为一次入企联合检查，时间 %s；请将实施时段改为当日后重新提交。".formatted(matters, day);
    }

    private static Problem wrong(String path, String mistake) {
        return Problem.invalid("invalid-advice", "The advice has mistakes; see errors.")
                .errors(List.of(new Problem.Place(0, path, mistake)));
    }
}
