package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what others ask, also where the caller may not see who asks what: the functions of {@code
 * V031__rules.sql} answer with numbers and days alone, all questions of a check in one statement.
 */
final class Demands {
    private Demands() {}

    /**
     * How often each target of a matter is asked by others.
     *
     * @param overlapping whether those count whose windows touch the days, or those that begin in
     *     them
     * @param sameTopic whether only those count that are about the same
     */
    record OfSubjects(
            Asked asked, Days days, boolean overlapping, RuleKind.Whose whose, boolean sameTopic) {}

    /**
     * How many targets in some areas its requester asks by other matters that begin in some days.
     */
    record OfRequester(Asked asked, Days days, AreaRange areas) {}

    /** What is asked of one target already. */
    record Count(int asked, LocalDate first, LocalDate last) {}

    private record Row(int question, SubjectKey subject, Count count) {}

    /** The counts of each question, in their order; who is not asked is not there. */
    static List<Map<SubjectKey, Count>> ofSubjects(
            JdbcClient jdbc, List<OfSubjects> questions, String[] counted) {
        if (questions.isEmpty()) {
            return List.of();
        }
        List<Map<SubjectKey, Count>> answers =
                questions.stream().<Map<SubjectKey, Count>>map(_ -> new HashMap<>()).toList();
        jdbc.sql(
                        """
                        SELECT * FROM matter_subject_counts(:matters::text[], :froms::text[]::date[], :tos::text[]::date[],
                            :overlapping::boolean[], :whose::text[], :topic::boolean[], :ordered::boolean[], :counted::text[])\
                        """)
                .param("matters", of(questions, one -> one.asked().matter().id(), String[]::new))
                .param("froms", of(questions, one -> one.days().first().toString(), String[]::new))
                .param("tos", of(questions, one -> one.days().last().toString(), String[]::new))
                .param("overlapping", of(questions, OfSubjects::overlapping, Boolean[]::new))
                .param("whose", of(questions, one -> one.whose().name(), String[]::new))
                .param("topic", of(questions, OfSubjects::sameTopic, Boolean[]::new))
                .param(
                        "ordered",
                        of(questions, one -> one.asked().since().isPresent(), Boolean[]::new))
                .param("counted", counted)
                .query((row, number) ->
                        new Row(
                                row.getInt("question"),
                                new SubjectKey(row.getString("kind"), row.getString("key")),
                                new Count(
                                        row.getInt("asked"),
                                        row.getObject("first_day", LocalDate.class),
                                        row.getObject("last_day", LocalDate.class))))
                .list()
                .forEach(row -> answers.get(row.question() - 1).put(row.subject(), row.count()));
        return answers;
    }

    /** The counts of each question, in their order. */
    static List<Long> ofRequesters(JdbcClient jdbc, List<OfRequester> questions, String[] counted) {
        if (questions.isEmpty()) {
            return List.of();
        }
        record Answer(int question, long asked) {}
        Map<Integer, Long> answers =
                jdbc
                        .sql(
                                """
                                SELECT * FROM matter_requester_counts(:matters::text[], :froms::text[]::date[], :tos::text[]::date[],
                                    :los::bigint[], :his::bigint[], :ordered::boolean[], :counted::text[])\
                                """)
                        .param(
                                "matters",
                                of(questions, one -> one.asked().matter().id(), String[]::new))
                        .param(
                                "froms",
                                of(questions, one -> one.days().first().toString(), String[]::new))
                        .param(
                                "tos",
                                of(questions, one -> one.days().last().toString(), String[]::new))
                        .param("los", of(questions, one -> one.areas().lo(), Long[]::new))
                        .param("his", of(questions, one -> one.areas().hi(), Long[]::new))
                        .param(
                                "ordered",
                                of(
                                        questions,
                                        one -> one.asked().since().isPresent(),
                                        Boolean[]::new))
                        .param("counted", counted)
                        .query((row, number) ->
                                new Answer(row.getInt("question"), row.getLong("asked")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Answer::question, Answer::asked));
        return IntStream.rangeClosed(1, questions.size())
                .mapToObj(question -> answers.getOrDefault(question, 0L))
                .toList();
    }

    private static <Q, V> V[] of(List<Q> questions, Function<Q, V> value, IntFunction<V[]> array) {
        return questions.stream().map(value).toArray(array);
    }
}
