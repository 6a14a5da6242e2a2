package org.jingwei.coordination.inspection.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.inspection.DaySpan;
import org.jingwei.coordination.inspection.onsite.ClientText;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes what enterprises say, and what is done about it until it is answered. */
@Component
public class Voices {
    private static final int MOST_WORDS = 2000;
    private static final int MOST_UNITS = 1000;
    private static final String ENTERPRISE = "ENTERPRISE";
    private static final Scope PLATFORM = Scope.platform("voice");

    private final ScopedDatabase database;
    private final Organisations organisations;
    private final VoiceSending sending;
    private final AuditTrail audit;

    Voices(
            ScopedDatabase database,
            Organisations organisations,
            VoiceSending sending,
            AuditTrail audit) {
        this.database = database;
        this.organisations = organisations;
        this.sending = sending;
        this.audit = audit;
    }

    /** What an enterprise sends; the same id is the same voice. */
    public record Draft(
            String id,
            Voice.Kind kind,
            Optional<String> matter,
            Optional<String> unit,
            String words) {}

    /**
     * A step that somebody takes; the same id is the same step.
     *
     * @param version that the page has shown
     * @param other to whom it is handed
     */
    public record Step(
            String id, Voice.Deed deed, int version, Optional<String> other, String words) {}

    /** A part of the list that asks for something. */
    public enum Look {
        ALL,
        /** What waits for the caller: to be answered, or to be read. */
        WAITING,
        IN_TIME,
        LATE
    }

    /** What part of the list is asked for, by when they were sent. */
    public record Filter(Optional<Voice.Kind> kind, Look look, DaySpan days) {}

    /**
     * A voice with its history.
     *
     * @param open what the caller may do now
     * @param names of the organisations in it
     */
    public record Shown(
            Voice voice, List<VoiceStep> steps, List<Voice.Deed> open, Map<String, String> names) {}

    /**
     * Sends something to whom it goes.
     *
     * @throws Problem too many, if the enterprise has sent enough for a day
     */
    public Shown send(Scope scope, Draft draft) {
        SubjectKey subject =
                scope.subject()
                        .filter(known -> known.kind().equals(ENTERPRISE))
                        .orElseThrow(() ->
                                Problem.forbidden("Enterprises send this, by their own accounts."));
        ClientText.requireId("id", draft.id());
        ClientText.requireText("words", draft.words(), 1, MOST_WORDS);
        return database.call(
                scope,
                jdbc -> {
                    sending.lock(jdbc, subject);
                    if (VoiceRows.find(jdbc, draft.id()).isEmpty()) {
                        sending.send(scope, jdbc, subject, draft);
                        audit.done(scope, "voice.send", "voice:" + draft.id(), 1);
                    }
                    return shown(scope, jdbc, found(VoiceRows.find(jdbc, draft.id())));
                });
    }

    /** Takes a step. */
    public Shown act(Scope scope, String id, Step step) {
        ClientText.requireId("id", step.id());
        boolean speaks = step.deed() == Voice.Deed.ANSWER || step.deed() == Voice.Deed.HAND_BACK;
        ClientText.requireText("words", step.words(), speaks ? 1 : 0, MOST_WORDS);
        return database.call(
                scope,
                jdbc -> {
                    Voice voice =
                            found(VoiceRows.hold(jdbc, id).or(() -> VoiceRows.find(jdbc, id)));
                    if (!VoiceRows.isTaken(jdbc, id, step.id())) {
                        requireOpen(scope, voice, step);
                        Optional<String> other = other(voice, step);
                        VoiceRows.Taken taken =
                                new VoiceRows.Taken(step.id(), step.deed(), other, step.words());
                        VoiceRows.note(jdbc, scope, id, taken);
                        VoiceRows.bringOn(jdbc, scope, voice, taken);
                        audit.done(scope, "voice.step", "voice:" + id, 1);
                    }
                    return shown(scope, jdbc, found(VoiceRows.find(jdbc, id)));
                });
    }

    private static void requireOpen(Scope scope, Voice voice, Step step) {
        if (voice.version() != step.version()) {
            throw Problem.conflict(
                    "stale",
                    "Somebody was faster: this is version "
                            + voice.version()
                            + ", the page showed "
                            + step.version()
                            + ". Read it again.");
        }
        if (!open(scope, voice).contains(step.deed())) {
            throw Problem.conflict(
                    "not-now", "In the state " + voice.state() + " this is not yours to do.");
        }
    }

    private Optional<String> other(Voice voice, Step step) {
        if (step.deed() != Voice.Deed.HAND_ON) {
            return Optional.empty();
        }
        return Optional.of(
                step.other()
                        .flatMap(id -> organisations.find(PLATFORM, id))
                        .filter(known -> known.kind() == Organisation.Kind.DEPARTMENT)
                        .map(Organisation::id)
                        .filter(id -> !id.equals(voice.receiver()))
                        .orElseThrow(() ->
                                ClientText.wrong("other", "must be a department that is known")));
    }

    /** What the caller may do with it now. */
    private static List<Voice.Deed> open(Scope scope, Voice voice) {
        boolean author = scope.subject().equals(Optional.of(voice.subject()));
        boolean receiver =
                scope.subject().isEmpty() && scope.organisation().equals(voice.receiver());
        boolean handed =
                voice.state() == Voice.State.HANDED_ON
                        && voice.handedTo().equals(Optional.of(scope.organisation()));
        List<Voice.Deed> deeds = new ArrayList<>();
        Arrays.stream(Voice.Deed.values())
                .filter(deed -> deed.isDoneIn(voice.state()))
                .filter(deed ->
                        switch (deed) {
                            case SEND -> false;
                            case TAKE -> receiver;
                            case HAND_ON -> receiver && voice.kind() != Voice.Kind.COMPLAINT;
                            case HAND_BACK -> handed;
                            case ANSWER ->
                                    voice.state() == Voice.State.HANDED_ON ? handed : receiver;
                            case WITHDRAW -> author;
                        })
                .forEach(deeds::add);
        return deeds;
    }

    /** One with its history; an enterprise that looks at its own has read it. */
    public Shown get(Scope scope, String id) {
        return database.call(
                scope,
                jdbc -> {
                    Voice voice = found(VoiceRows.find(jdbc, id));
                    if (scope.subject().equals(Optional.of(voice.subject())) && voice.news()) {
                        VoiceRows.see(jdbc, id);
                    }
                    Shown shown = shown(scope, jdbc, voice);
                    audit.done(scope, "voice.read", "voice:" + id, 1);
                    return shown;
                });
    }

    private static Voice found(Optional<Voice> voice) {
        return voice.orElseThrow(() -> Problem.notFound("What was said"));
    }

    private Shown shown(Scope scope, JdbcClient jdbc, Voice voice) {
        List<VoiceStep> steps = VoiceRows.steps(jdbc, voice.id());
        Stream<String> ids =
                Stream.concat(
                        organisationsOf(voice),
                        steps.stream()
                                .flatMap(step ->
                                        Stream.concat(
                                                Stream.of(step.organisation()),
                                                step.other().stream())));
        return new Shown(
                voice,
                steps,
                open(scope, voice),
                organisations.names(scope, ids.distinct().toList()));
    }

    private static Stream<String> organisationsOf(Voice voice) {
        return Stream.of(voice.unit(), voice.handedTo(), Optional.of(voice.receiver()))
                .flatMap(Optional::stream);
    }

    /** A page of what was said, with what the organisations in it are called. */
    public record Listed(Page<Voice> page, Map<String, String> names) {}

    /** Those that the scope sees, the newest first. */
    public Listed list(Scope scope, Filter filter, PageRequest page) {
        return database.call(
                scope,
                jdbc -> {
                    Page<Voice> found =
                            Page.of(
                                    VoiceRows.list(
                                            jdbc,
                                            scope,
                                            filter,
                                            page.cursorAsNumber().orElse(Long.MAX_VALUE),
                                            page.limit() + 1),
                                    page.limit(),
                                    voice -> Long.toString(voice.number()));
                    List<String> ids =
                            found.items().stream()
                                    .flatMap(Voices::organisationsOf)
                                    .distinct()
                                    .toList();
                    return new Listed(found, organisations.names(scope, ids));
                });
    }

    /** A unit that something can be said about, or that it can be handed to. */
    public record Unit(String id, String name, Organisation.Kind kind) {}

    /** What holds for what is sent here. */
    public VoiceLimits limits() {
        return sending.limits(MOST_WORDS);
    }

    /** The units that the scope knows. */
    public List<Unit> units(Scope scope) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(
                                        """
                                        SELECT id, name, kind FROM organisation
                                        WHERE kind IN ('CENTRE', 'DEPARTMENT', 'COUNTY', 'TOWN', 'VILLAGE')
                                        ORDER BY kind, id LIMIT :most\
                                        """)
                                .param("most", MOST_UNITS)
                                .query((row, number) ->
                                        new Unit(
                                                row.getString("id"),
                                                row.getString("name"),
                                                Organisation.Kind.valueOf(row.getString("kind"))))
                                .list());
    }
}
