package org.jingwei.coordination.inspection.voice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.coordination.inspection.onsite.ClientText;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds to whom goes what an enterprise says, and holds it to its limit. */
@Component
class VoiceSending {
    private static final Scope PLATFORM = Scope.platform("voice");
    private static final long DAY_SECONDS = 86_400;

    private final MatterVerbs matters;
    private final Organisations organisations;
    private final SubjectIndex subjects;
    private final Calendars calendars;
    private final int days;
    private final long perDay;

    VoiceSending(
            MatterVerbs matters,
            Organisations organisations,
            SubjectIndex subjects,
            Calendars calendars,
            Settings settings) {
        this.matters = matters;
        this.organisations = organisations;
        this.subjects = subjects;
        this.calendars = calendars;
        this.days = Math.toIntExact(settings.number(Setting.VOICE_DAYS));
        this.perDay = settings.number(Setting.VOICES_PER_DAY);
    }

    VoiceLimits limits(int signs) {
        return new VoiceLimits(perDay, signs, days);
    }

    /** One enterprise's sendings come one after the other, so that its limit holds. */
    void lock(JdbcClient jdbc, SubjectKey subject) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "voice:" + subject)
                .query((row, number) -> true)
                .single();
    }

    private void requireRate(JdbcClient jdbc, SubjectKey subject) {
        long sent =
                jdbc.sql(
                                """
                                SELECT count(*) FROM voice
                                WHERE kind = :kind AND key = :key AND created_at > now() - interval '1 day'\
                                """)
                        .param("kind", subject.kind())
                        .param("key", subject.key())
                        .query(Long.class)
                        .single();
        if (sent >= perDay) {
            throw Problem.tooMany(
                    "An enterprise sends at most " + perDay + " of these a day; send it tomorrow.",
                    DAY_SECONDS);
        }
    }

    /** Writes down what an enterprise says, with who receives it and when it is to be answered. */
    void send(Scope scope, JdbcClient jdbc, SubjectKey subject, Voices.Draft draft) {
        requireRate(jdbc, subject);
        SubjectIndex.Found home =
                Optional.ofNullable(subjects.find(PLATFORM, List.of(subject)).get(subject))
                        .orElseThrow(() -> Problem.notFound("The enterprise"));
        Optional<String> unit =
                draft.matter().map(id -> asker(scope, id)).or(draft::unit).map(this::unit);
        boolean complains = draft.kind() == Voice.Kind.COMPLAINT;
        if (complains && unit.isEmpty()) {
            throw ClientText.wrong("unit", "is needed: say which unit the complaint is about");
        }
        String receiver = receiver(jdbc, home.area(), complains ? unit : Optional.empty());
        Instant due =
                calendars
                        .read(jdbc)
                        .of(home.area(), home.area())
                        .endOfDays(Calendars.now(jdbc), days);
        boolean isNew =
                VoiceRows.insert(
                        jdbc,
                        new VoiceRows.Fresh(
                                draft.id(),
                                draft.kind(),
                                subject,
                                home.name(),
                                home.area(),
                                draft.matter(),
                                unit,
                                draft.words(),
                                receiver,
                                due));
        if (!isNew) {
            throw Problem.conflict("id-taken", "Something else has this id; take another.");
        }
        VoiceRows.note(
                jdbc,
                scope,
                draft.id(),
                new VoiceRows.Taken(draft.id(), Voice.Deed.SEND, Optional.empty(), ""));
    }

    private String asker(Scope scope, String id) {
        return matters.look(
                scope,
                id,
                (jdbc, held) -> {
                    if (!held.parties().contains(Party.TARGET)) {
                        throw Problem.notFound("The matter");
                    }
                    return held.matter().requester();
                });
    }

    private String unit(String id) {
        return organisations
                .find(PLATFORM, id)
                .filter(known ->
                        known.kind() != Organisation.Kind.ENTERPRISE
                                && known.kind() != Organisation.Kind.SCHOOL
                                && known.kind() != Organisation.Kind.PLATFORM)
                .map(Organisation::id)
                .orElseThrow(() -> ClientText.wrong("unit", "is no unit that is known here"));
    }

    private static String receiver(JdbcClient jdbc, long area, Optional<String> about) {
        return jdbc.sql("SELECT voice_receiver(:area, :about)")
                .param("area", area)
                .param("about", about.orElse(null))
                .query(String.class)
                .single();
    }
}
