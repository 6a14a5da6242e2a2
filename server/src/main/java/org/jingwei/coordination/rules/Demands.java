package org.jingwei.coordination.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what others ask, also where the caller may not see who asks what: the functions of {@code
 * V048__steps_of_many.sql} answer with numbers and days alone, all questions of a check in one
 * statement.
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

    /**
     * The answers to questions of both sorts, each in the order of its questions.
     *
     * @param ofSubjects by the target; who is not asked is not there
     */
    record Answers(List<Map<SubjectKey, Count>> ofSubjects, List<Long> ofRequesters) {}

    /**
     * Asks all of them.
     *
     * @param judged the matters that are judged together, of which some may be ahead of others
     */
    static Answers ask(
            JdbcClient jdbc,
            List<OfSubjects> ofSubjects,
            List<OfRequester> ofRequesters,
            List<Asked> judged,
            String[] counted) {
        List<Map<SubjectKey, Count>> subjects =
                ofSubjects.stream().<Map<SubjectKey, Count>>map(_ -> new HashMap<>()).toList();
        long[] requesters = new long[ofRequesters.size()];
        if (!ofSubjects.isEmpty() || !ofRequesters.isEmpty()) {
            bound(jdbc, ofSubjects, ofRequesters)
                    .param("pile", of(judged, one -> one.matter().id(), String[]::new))
                    .param("counted", counted)
                    .query(row -> {
                        int question = row.getInt("question") - 1;
                        if (row.getString("kind") == null) {
                            requesters[question] = row.getLong("asked");
                        } else {
                            subjects.get(question).put(subject(row), count(row));
                        }
                    });
        }
        return new Answers(subjects, LongStream.of(requesters).boxed().toList());
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient jdbc, List<OfSubjects> ofSubjects, List<OfRequester> ofRequesters) {
        return jdbc.sql(
                        """
                        SELECT question, kind, key, asked::bigint, first_day, last_day
                        FROM matter_subject_counts(:matters::text[], :froms::text[]::date[], :tos::text[]::date[],
                            :overlapping::boolean[], :whose::text[], :topic::boolean[], :ordered::boolean[],
                            :places::int[], :pile::text[], :counted::text[])
                        UNION ALL
                        SELECT question, NULL, NULL, asked, NULL, NULL
                        FROM matter_requester_counts(:byMatters::text[], :byFroms::text[]::date[], :byTos::text[]::date[],
                            :los::bigint[], :his::bigint[], :byOrdered::boolean[],
                            :byPlaces::int[], :pile::text[], :counted::text[])\
                        """)
                .param("matters", of(ofSubjects, one -> one.asked().matter().id(), String[]::new))
                .param("froms", of(ofSubjects, one -> one.days().first().toString(), String[]::new))
                .param("tos", of(ofSubjects, one -> one.days().last().toString(), String[]::new))
                .param("overlapping", of(ofSubjects, OfSubjects::overlapping, Boolean[]::new))
                .param("whose", of(ofSubjects, one -> one.whose().name(), String[]::new))
                .param("topic", of(ofSubjects, OfSubjects::sameTopic, Boolean[]::new))
                .param("ordered", of(ofSubjects, one -> isOrdered(one.asked()), Boolean[]::new))
                .param("places", of(ofSubjects, one -> one.asked().ahead(), Integer[]::new))
                .param("byPlaces", of(ofRequesters, one -> one.asked().ahead(), Integer[]::new))
                .param(
                        "byMatters",
                        of(ofRequesters, one -> one.asked().matter().id(), String[]::new))
                .param(
                        "byFroms",
                        of(ofRequesters, one -> one.days().first().toString(), String[]::new))
                .param(
                        "byTos",
                        of(ofRequesters, one -> one.days().last().toString(), String[]::new))
                .param("los", of(ofRequesters, one -> one.areas().lo(), Long[]::new))
                .param("his", of(ofRequesters, one -> one.areas().hi(), Long[]::new))
                .param(
                        "byOrdered",
                        of(ofRequesters, one -> isOrdered(one.asked()), Boolean[]::new));
    }

    private static boolean isOrdered(Asked asked) {
        return asked.since().isPresent();
    }

    private static SubjectKey subject(ResultSet row) throws SQLException {
        return new SubjectKey(row.getString("kind"), row.getString("key"));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getInt("asked"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }

    private static <Q, V> V[] of(List<Q> questions, Function<Q, V> value, IntFunction<V[]> array) {
        return questions.stream().map(value).toArray(array);
    }
}
