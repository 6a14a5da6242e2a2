package org.jingwei.coordination.inspection.voice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What enterprises say, and what was done about it, as rows of PostgreSQL. */
final class VoiceRows {
    private static final int MOST_STEPS = 500;
    private static final String COLUMNS =
            """
            SELECT voice.*, version > seen AS news,
                   coalesce(answered_at, CASE WHEN state <> 'WITHDRAWN' THEN now() ELSE due_at END) > due_at AS late
            FROM voice WHERE
            """;

    private VoiceRows() {}

    /** A voice that is new. */
    record Fresh(
            String id,
            Voice.Kind kind,
            SubjectKey subject,
            String name,
            long area,
            Optional<String> matter,
            Optional<String> unit,
            String words,
            String receiver,
            Instant dueAt) {}

    /** A step that is new. */
    record Taken(String id, Voice.Deed deed, Optional<String> other, String words) {}

    private static Voice voice(ResultSet row) throws SQLException {
        return new Voice(
                row.getString("id"),
                row.getLong("number"),
                Voice.Kind.valueOf(row.getString("voice_kind")),
                new SubjectKey(row.getString("kind"), row.getString("key")),
                row.getString("name"),
                Optional.ofNullable(row.getString("matter")),
                Optional.ofNullable(row.getString("unit")),
                row.getString("words"),
                row.getString("receiver"),
                Optional.ofNullable(row.getString("handed_to")),
                Voice.State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getTimestamp("due_at").toInstant(),
                row.getBoolean("late"),
                row.getBoolean("news"),
                row.getString("answer"),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
                row.getTimestamp("created_at").toInstant());
    }

    static Optional<Voice> find(JdbcClient jdbc, String id) {
        return jdbc.sql(COLUMNS + "id = :id")
                .param("id", id)
                .query((row, number) -> voice(row))
                .optional();
    }

    /**
     * The same, held until the transaction that is open ends; none where it is not the caller's.
     */
    static Optional<Voice> hold(JdbcClient jdbc, String id) {
        return jdbc.sql(COLUMNS + "id = :id FOR UPDATE")
                .param("id", id)
                .query((row, number) -> voice(row))
                .optional();
    }

    /** False if there is one of this id already, whosever it is. */
    static boolean insert(JdbcClient jdbc, Fresh fresh) {
        return jdbc.sql(
                                """
                                INSERT INTO voice (id, voice_kind, kind, key, name, area, matter, unit, words, receiver, due_at)
                                VALUES (:id, :voiceKind, :kind, :key, :name, :area, :matter, :unit, :words, :receiver, :dueAt)
                                ON CONFLICT (id) DO NOTHING\
                                """)
                        .param("id", fresh.id())
                        .param("voiceKind", fresh.kind().name())
                        .param("kind", fresh.subject().kind())
                        .param("key", fresh.subject().key())
                        .param("name", fresh.name())
                        .param("area", fresh.area())
                        .param("matter", fresh.matter().orElse(null))
                        .param("unit", fresh.unit().orElse(null))
                        .param("words", fresh.words())
                        .param("receiver", fresh.receiver())
                        .param("dueAt", Timestamp.from(fresh.dueAt()))
                        .update()
                > 0;
    }

    static boolean isTaken(JdbcClient jdbc, String voice, String step) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM voice_step WHERE voice = :voice AND id = :id)")
                .param("voice", voice)
                .param("id", step)
                .query(Boolean.class)
                .single();
    }

    /** Writes a step into the history. */
    static void note(JdbcClient jdbc, Scope scope, String voice, Taken taken) {
        jdbc.sql(
                        """
                        INSERT INTO voice_step (voice, id, number, deed, organisation, username, other, words)
                        SELECT :voice, :id, coalesce(max(number), 0) + 1, :deed, :organisation, :username, :other, :words
                        FROM voice_step WHERE voice = :voice\
                        """)
                .param("voice", voice)
                .param("id", taken.id())
                .param("deed", taken.deed().name())
                .param("organisation", scope.organisation())
                .param("username", scope.username())
                .param("other", taken.other().orElse(null))
                .param("words", taken.words())
                .update();
    }

    /** Brings a voice on; one's own step is no news to the enterprise. */
    static void bringOn(JdbcClient jdbc, Scope scope, Voice voice, Taken taken) {
        boolean answers = taken.deed() == Voice.Deed.ANSWER;
        jdbc.sql(
                        """
                        UPDATE voice SET state = :state, version = version + 1,
                            seen = CASE WHEN :own THEN version + 1 ELSE seen END,
                            handed_to = coalesce(:other, handed_to),
                            answer = CASE WHEN :answers THEN :words ELSE answer END,
                            answered_at = CASE WHEN :answers THEN now() END
                        WHERE id = :id\
                        """)
                .param("state", taken.deed().then().name())
                .param("own", scope.subject().equals(Optional.of(voice.subject())))
                .param("other", taken.other().orElse(null))
                .param("answers", answers)
                .param("words", taken.words())
                .param("id", voice.id())
                .update();
    }

    static void see(JdbcClient jdbc, String id) {
        jdbc.sql("UPDATE voice SET seen = version WHERE id = :id").param("id", id).update();
    }

    static List<VoiceStep> steps(JdbcClient jdbc, String voice) {
        return jdbc.sql("SELECT * FROM voice_step WHERE voice = :voice ORDER BY number LIMIT :most")
                .param("voice", voice)
                .param("most", MOST_STEPS)
                .query((row, number) ->
                        new VoiceStep(
                                row.getInt("number"),
                                Voice.Deed.valueOf(row.getString("deed")),
                                row.getString("organisation"),
                                Optional.ofNullable(row.getString("other")),
                                row.getString("words"),
                                row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Those that the scope sees, the newest first; one more than the page holds. */
    static List<Voice> list(
            JdbcClient jdbc, Scope scope, Voices.Filter filter, long before, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                number < :before AND (:kind = '' OR voice_kind = :kind)
                                  AND created_at >= :from AND created_at < :to
                                  AND CASE :look
                                      WHEN 'WAITING' THEN
                                          receiver = :organisation AND state IN ('RECEIVED', 'IN_HAND')
                                          OR handed_to = :organisation AND state = 'HANDED_ON'
                                          OR kind || ':' || key = :subject AND version > seen
                                      WHEN 'IN_TIME' THEN answered_at <= due_at
                                      WHEN 'LATE' THEN coalesce(answered_at, CASE WHEN state <> 'WITHDRAWN' THEN now() ELSE due_at END) > due_at
                                      ELSE true END
                                ORDER BY number DESC LIMIT :limit\
                                """)
                .param("before", before)
                .param("kind", filter.kind().map(Enum::name).orElse(""))
                .param("from", Timestamp.from(filter.days().from()))
                .param("to", Timestamp.from(filter.days().to()))
                .param("look", filter.look().name())
                .param("organisation", scope.organisation())
                .param("subject", scope.subject().map(SubjectKey::toString).orElse(""))
                .param("limit", limit)
                .query((row, number) -> voice(row))
                .list();
    }
}
