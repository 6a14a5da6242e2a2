package org.jingwei.coordination;

import java.util.List;
import java.util.stream.Collectors;
import org.jingwei.http.Problem;

/**
 * Refuses a matter for what it breaks: the gravest of it in words, in either language, all of it
 * beside.
 */
public final class RuleRefusal {
    private RuleRefusal() {}

    /** That a matter breaks something: which rule, what of the matter, and the way out. */
    public interface Broken {
        /** The id of the rule. */
        String rule();

        /** What of the matter has to change. */
        String field();

        /** What is wrong, in Chinese. */
        String words();

        /** What is wrong, in English. */
        String wordsEn();

        /** What would make it pass, in Chinese. */
        String way();

        /** What would make it pass, in English. */
        String wayEn();
    }

    /**
     * Requires that nothing is broken.
     *
     * @param broken the gravest first
     * @throws Problem invalid otherwise
     */
    public static void requireNone(List<? extends Broken> broken) {
        if (broken.isEmpty()) {
            return;
        }
        Broken first = broken.getFirst();
        Problem problem =
                Problem.invalid("refused-by-rule", english(first))
                        .chinese(first.rule() + "：" + first.words() + first.way())
                        .rule(first.rule())
                        .errors(
                                broken.stream()
                                        .map(one -> new Problem.Place(0, one.field(), english(one)))
                                        .toList());
        problem.getBody().setProperty("findings", broken);
        throw problem;
    }

    private static String english(Broken one) {
        return one.rule() + ": " + one.wordsEn() + " " + one.wayEn();
    }

    /** That these rules let it pass only with a reason, and none was given. */
    public static Problem reasonNeeded(List<String> rules) {
        return Problem.invalid(
                        "reason-needed", "Rule " + ids(rules) + " wants a reason for this matter.")
                .chinese("规则 " + ids(rules) + " 要求说明理由。")
                .rule(rules.getFirst())
                .errors(List.of(new Problem.Place(0, "reason", "is missing")));
    }

    /** The ids of rules, for a sentence. */
    public static String ids(List<String> rules) {
        return rules.stream().collect(Collectors.joining(", "));
    }
}
