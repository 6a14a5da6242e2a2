package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.scope.SubjectKey;

/**
 * One rule and one matter that it governs.
 *
 * @param targets those of the matter that lie where the rule is valid
 * @param question where its questions begin among those of its sort; it may have none
 */
record Trial(Rule rule, Asked asked, List<Asked.Target> targets, int question) {
    private static final int FIRST = 5;

    /** What was asked of the database for all trials together, and the day it is. */
    record Known(
            List<Map<SubjectKey, Demands.Count>> ofSubjects,
            List<Long> ofRequesters,
            Papers papers,
            LocalDate today) {}

    /** Questions of all trials, gathered to be asked at once. */
    record Questions(List<Demands.OfSubjects> ofSubjects, List<Demands.OfRequester> ofRequesters) {
        Questions() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** The rule and the matter, if the rule governs it; what the rule needs to know is noted. */
    static Optional<Trial> of(Rule rule, Asked asked, Questions questions) {
        List<Asked.Target> targets =
                asked.targets().stream()
                        .filter(target -> rule.range().contains(target.area()))
                        .toList();
        if (!rule.governs(asked.matter()) || targets.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Trial(rule, asked, targets, ask(rule, asked, questions)));
    }

    private static int ask(Rule rule, Asked asked, Questions questions) {
        int next = questions.ofSubjects().size();
        return switch (rule.parameters()) {
            case RuleKind.FrequencyCap cap -> {
                Days period = Periods.of(cap.starts(), asked.matter().from());
                questions
                        .ofSubjects()
                        .add(new Demands.OfSubjects(asked, period, false, cap.whose(), false));
                yield next;
            }
            case RuleKind.Conflict conflict -> {
                Days days = asked.window().wider(conflict.days());
                questions
                        .ofSubjects()
                        .add(new Demands.OfSubjects(asked, days, true, conflict.whose(), false));
                yield next;
            }
            case RuleKind.Duplicate duplicate -> {
                Days days = asked.window().wider(duplicate.days());
                questions
                        .ofSubjects()
                        .add(new Demands.OfSubjects(asked, days, true, RuleKind.Whose.OWN, true));
                yield next;
            }
            case RuleKind.QuotaAgainstLastYear _ -> {
                int first = questions.ofRequesters().size();
                int year = asked.matter().from().getYear();
                AreaRange areas = rule.range();
                // a past year counts whole, whenever its matters were submitted
                Asked whole =
                        new Asked(
                                asked.matter(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                asked.ahead());
                questions
                        .ofRequesters()
                        .add(new Demands.OfRequester(whole, Periods.year(year - 1), areas));
                questions
                        .ofRequesters()
                        .add(new Demands.OfRequester(asked, Periods.year(year), areas));
                yield first;
            }
            case RuleKind.Listed _,
                    RuleKind.QuietPeriod _,
                    RuleKind.ForbiddenPeriod _,
                    RuleKind.CertificateValid _,
                    RuleKind.Jurisdiction _,
                    RuleKind.LengthLimit _,
                    RuleKind.MinimumNotice _,
                    RuleKind.NegativeList _,
                    RuleKind.Expression _ ->
                    next;
        };
    }

    /** What the trial finds, if the matter breaks the rule. */
    Optional<Finding> verdict(Known known) {
        return switch (rule.parameters()) {
            case RuleKind.Listed _ -> PaperVerdicts.listed(this, known);
            case RuleKind.FrequencyCap cap -> CountVerdicts.cap(this, cap, known);
            case RuleKind.QuietPeriod quiet -> DayVerdicts.quiet(this, quiet);
            case RuleKind.ForbiddenPeriod forbidden -> DayVerdicts.forbidden(this, forbidden);
            case RuleKind.QuotaAgainstLastYear quota -> CountVerdicts.quota(this, quota, known);
            case RuleKind.Conflict conflict -> CountVerdicts.conflict(this, conflict, known);
            case RuleKind.Duplicate duplicate -> CountVerdicts.duplicate(this, duplicate, known);
            case RuleKind.CertificateValid certificate ->
                    PaperVerdicts.certificates(this, certificate, known);
            case RuleKind.Jurisdiction _ -> PaperVerdicts.jurisdiction(this);
            case RuleKind.LengthLimit limit -> DayVerdicts.length(this, limit);
            case RuleKind.MinimumNotice notice -> DayVerdicts.notice(this, notice, known);
            case RuleKind.NegativeList list -> PaperVerdicts.negative(this, list);
            case RuleKind.Expression expression -> PaperVerdicts.expression(this, expression);
        };
    }

    /** A finding about the matter as such. */
    Optional<Finding> broken(String field, Text words, Text way) {
        return broken(targets, field, words, way);
    }

    /** A finding about some of its targets. */
    Optional<Finding> broken(List<Asked.Target> some, String field, Text words, Text way) {
        boolean excepted = rule.exceptFor().contains(asked.matter().ground());
        return Optional.of(
                new Finding(
                        rule.id(),
                        rule.version(),
                        rule.name(),
                        rule.nameEn(),
                        excepted ? Severity.ADVISE : rule.severity(),
                        excepted,
                        field,
                        some.size(),
                        some.stream().limit(FIRST).map(Asked.Target::name).toList(),
                        words.chinese(),
                        words.english(),
                        way.chinese(),
                        way.english(),
                        rule.legalSource()));
    }
}
