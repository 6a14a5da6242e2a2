package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What rules about days find. */
final class DayVerdicts {
    private DayVerdicts() {}

    /** The gate promises that nothing happens on quiet days: no day of the window may be one. */
    static Optional<Finding> quiet(Trial trial, RuleKind.QuietPeriod quiet) {
        return Periods.quiet(quiet, trial.asked().window())
                .flatMap(days ->
                        trial.broken(
                                "from",
                                new Text(
                                        "实施时段与安静期 " + days + " 重叠。",
                                        "The window overlaps the quiet days " + days + "."),
                                new Text(
                                        "请把实施时段安排在每月 %d 日之后、次月 %d 日之前。"
                                                .formatted(quiet.lastDay(), quiet.firstDay()),
                                        "Choose days after day %d of a month and before day %d of the next."
                                                .formatted(quiet.lastDay(), quiet.firstDay()))));
    }

    static Optional<Finding> forbidden(Trial trial, RuleKind.ForbiddenPeriod forbidden) {
        for (DaySpan span : forbidden.spans()) {
            Optional<Days> days = span.touching(trial.asked().window());
            if (days.isPresent()) {
                return trial.broken(
                        "from",
                        new Text(
                                "实施时段与禁止时段“" + span.name() + "”（" + days.get() + "）重叠。",
                                "The window overlaps " + span.name() + " (" + days.get() + ")."),
                        new Text(
                                "请避开 " + days.get() + "。",
                                "Choose days outside " + days.get() + "."));
            }
        }
        return Optional.empty();
    }

    static Optional<Finding> length(Trial trial, RuleKind.LengthLimit limit) {
        int minutes = trial.asked().matter().minutes();
        if (limit.mostMinutes() > 0 && minutes > limit.mostMinutes()) {
            return trial.broken(
                    "minutes",
                    new Text(
                            "每个对象预计用时 %d 分钟，超过 %d 分钟。".formatted(minutes, limit.mostMinutes()),
                            "It costs each target %d minutes, more than %d."
                                    .formatted(minutes, limit.mostMinutes())),
                    new Text(
                            "请压缩到 %d 分钟以内。".formatted(limit.mostMinutes()),
                            "Make it %d minutes or less.".formatted(limit.mostMinutes())));
        }
        Days window = trial.asked().window();
        long days = ChronoUnit.DAYS.between(window.first(), window.last()) + 1;
        if (limit.mostDays() > 0 && days > limit.mostDays()) {
            return trial.broken(
                    "to",
                    new Text(
                            "实施时段共 %d 天，超过 %d 天。".formatted(days, limit.mostDays()),
                            "The window has %d days, more than %d."
                                    .formatted(days, limit.mostDays())),
                    new Text(
                            "请在 %s 前结束。".formatted(window.first().plusDays(limit.mostDays())),
                            "End it before %s."
                                    .formatted(window.first().plusDays(limit.mostDays()))));
        }
        return Optional.empty();
    }

    /** Counted in calendar days from the submission, which is when targets come to know of it. */
    static Optional<Finding> notice(Trial trial, RuleKind.MinimumNotice notice, Trial.Known known) {
        LocalDate earliest = trial.asked().submitted(known.today()).plusDays(notice.days());
        LocalDate from = trial.asked().matter().from();
        if (!from.isBefore(earliest)) {
            return Optional.empty();
        }
        return trial.broken(
                "from",
                new Text(
                        "开始日 %s 距提交不足 %d 天。".formatted(from, notice.days()),
                        "Its first day, %s, comes less than %d days after it is submitted."
                                .formatted(from, notice.days())),
                new Text(
                        "请安排在 %s 或以后开始。".formatted(earliest),
                        "Begin on %s or later.".formatted(earliest)));
    }
}
