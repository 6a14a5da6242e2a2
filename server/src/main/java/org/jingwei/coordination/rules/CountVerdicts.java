package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jingwei.scope.SubjectKey;

/** What rules find that count what is asked besides. */
final class CountVerdicts {
    private static final Demands.Count NONE = new Demands.Count(0, LocalDate.MAX, LocalDate.MIN);
    private static final int PERCENT = 100;

    private CountVerdicts() {}

    private static List<Asked.Target> targets(
            Trial trial, Map<SubjectKey, Demands.Count> counts, IntPredicate broken) {
        return trial.targets().stream()
                .filter(target -> broken.test(counts.getOrDefault(target.subject(), NONE).asked()))
                .toList();
    }

    private static String whose(RuleKind.Whose whose) {
        return switch (whose) {
            case OWN -> "本单位";
            case OTHERS -> "其他单位";
            case ANYBODY -> "各单位";
        };
    }

    private static String whoseEn(RuleKind.Whose whose) {
        return switch (whose) {
            case OWN -> "your organisation";
            case OTHERS -> "other organisations";
            case ANYBODY -> "all organisations";
        };
    }

    static Optional<Finding> cap(Trial trial, RuleKind.FrequencyCap cap, Trial.Known known) {
        Map<SubjectKey, Demands.Count> counts = known.ofSubjects().get(trial.question());
        List<Asked.Target> over = targets(trial, counts, asked -> asked + 1 > cap.most());
        if (over.isEmpty()) {
            return Optional.empty();
        }
        Days period = Periods.of(cap.starts(), trial.asked().matter().from());
        return trial.broken(
                over,
                "targets",
                new Text(
                        "%d 个对象在 %s 期间由%s安排的同类事项已满 %d 次，再安排即超过上限。"
                                .formatted(over.size(), period, whose(cap.whose()), cap.most()),
                        "%d targets are asked %d times already in %s by %s; once more is over the cap."
                                .formatted(over.size(), cap.most(), period, whoseEn(cap.whose()))),
                new Text(
                        "请移除这些对象，或安排在 %s 之后，或与已有事项合并。".formatted(period.last()),
                        "Leave these targets out, begin after %s, or join a matter that is there already."
                                .formatted(period.last())));
    }

    /** Tells the days of what is near, which is what one needs to join it, and not whose it is. */
    static Optional<Finding> conflict(Trial trial, RuleKind.Conflict conflict, Trial.Known known) {
        Map<SubjectKey, Demands.Count> counts = known.ofSubjects().get(trial.question());
        List<Asked.Target> near = targets(trial, counts, asked -> asked > 0);
        if (near.isEmpty()) {
            return Optional.empty();
        }
        Days days = days(near, counts);
        return trial.broken(
                near,
                "from",
                new Text(
                        "%d 个对象在前后 %d 天内已有%s的同类事项（%s）。"
                                .formatted(
                                        near.size(),
                                        conflict.days(),
                                        whose(conflict.whose()),
                                        days),
                        "%d targets are asked by %s within %d days of it (%s)."
                                .formatted(
                                        near.size(),
                                        whoseEn(conflict.whose()),
                                        conflict.days(),
                                        days)),
                new Text(
                        "请由协同中心合并安排，或与上述时段相隔 %d 天以上。".formatted(conflict.days()),
                        "Let the centre join them, or keep more than %d days away."
                                .formatted(conflict.days())));
    }

    private static Days days(List<Asked.Target> some, Map<SubjectKey, Demands.Count> counts) {
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (Asked.Target target : some) {
            Demands.Count count = counts.getOrDefault(target.subject(), NONE);
            first = count.first().isBefore(first) ? count.first() : first;
            last = count.last().isAfter(last) ? count.last() : last;
        }
        return new Days(first, last);
    }

    static Optional<Finding> duplicate(
            Trial trial, RuleKind.Duplicate duplicate, Trial.Known known) {
        Map<SubjectKey, Demands.Count> counts = known.ofSubjects().get(trial.question());
        List<Asked.Target> same = targets(trial, counts, asked -> asked > 0);
        if (same.isEmpty()) {
            return Optional.empty();
        }
        Days days = days(same, counts);
        return trial.broken(
                same,
                "targets",
                new Text(
                        "本单位在 %d 天内已对 %d 个对象提出相同事项（%s）。"
                                .formatted(duplicate.days(), same.size(), days),
                        "Your organisation asks the same of %2$d targets within %1$d days (%3$s)."
                                .formatted(duplicate.days(), same.size(), days)),
                new Text(
                        "请沿用已有事项，或移除这些对象。",
                        "Use the matter that is there, or leave these targets out."));
    }

    static Optional<Finding> quota(
            Trial trial, RuleKind.QuotaAgainstLastYear quota, Trial.Known known) {
        long lastYear = known.ofRequesters().get(trial.question());
        long thisYear = known.ofRequesters().get(trial.question() + 1);
        long allowed = Math.max(quota.atLeast(), lastYear * quota.percent() / PERCENT);
        long then = thisYear + trial.targets().size();
        if (then <= allowed) {
            return Optional.empty();
        }
        int year = trial.asked().matter().from().getYear();
        return trial.broken(
                "targets",
                new Text(
                        "本单位 %d 年已安排 %d 个对象次，加上本事项为 %d，超过 %d（上年 %d 的 %d%%，至少 %d）。"
                                .formatted(
                                        year,
                                        thisYear,
                                        then,
                                        allowed,
                                        lastYear,
                                        quota.percent(),
                                        quota.atLeast()),
                        "Your organisation asks %2$d targets in %1$d already and %3$d with this one, more than %4$d (%6$d %% of last year's %5$d, at least %7$d)."
                                .formatted(
                                        year,
                                        thisYear,
                                        then,
                                        allowed,
                                        lastYear,
                                        quota.percent(),
                                        quota.atLeast())),
                new Text(
                        "请减少到 %d 个对象以内。".formatted(Math.max(0, allowed - thisYear)),
                        "Ask at most %d targets.".formatted(Math.max(0, allowed - thisYear))));
    }
}
