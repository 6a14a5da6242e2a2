package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.coordination.Mechanisms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks matters against rules.
 *
 * <p>Idea: a rule and a matter that it governs are a trial; all trials first say what they need to
 * know, that is asked in at most three statements whatever the number of rules, matters and
 * targets, then each comes to its verdict. What counts against a matter are those that were
 * submitted before it and came about or still may, as their life says, so that of two that are too
 * many the later one is.
 *
 * <p>Cost: one range of an index for each target and counting rule.
 */
@Component
class Judge {
    private final String[] counted;

    Judge(Mechanisms mechanisms) {
        this.counted =
                mechanisms.list().stream()
                        .flatMap(mechanism ->
                                mechanism.life().counting().stream()
                                        .map(state -> mechanism.id() + ":" + state))
                        .toArray(String[]::new);
    }

    /**
     * What each matter breaks, the gravest first; by the matter's id, who breaks nothing is not
     * there.
     */
    Map<String, List<Finding>> judge(
            JdbcClient jdbc, List<Rule> rules, List<Asked> asked, LocalDate today) {
        Trial.Questions questions = new Trial.Questions();
        List<Trial> trials = new ArrayList<>();
        for (Asked one : asked) {
            for (Rule rule : rules) {
                Trial.of(rule, one, questions).ifPresent(trials::add);
            }
        }
        Demands.Answers answers =
                Demands.ask(jdbc, questions.ofSubjects(), questions.ofRequesters(), asked, counted);
        Trial.Known known =
                new Trial.Known(
                        answers.ofSubjects(),
                        answers.ofRequesters(),
                        Papers.read(jdbc, asked),
                        today);
        record Found(String matter, Finding finding) {}
        return trials.stream()
                .map(trial ->
                        trial.verdict(known)
                                .map(found -> new Found(trial.asked().matter().id(), found)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(found -> found.finding().severity()))
                .collect(
                        Collectors.groupingBy(
                                Found::matter,
                                Collectors.mapping(Found::finding, Collectors.toList())));
    }
}
