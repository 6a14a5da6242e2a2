package org.jingwei.coordination;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the parts of a matter of a draft, or tells all that is wrong with it. */
@Component
class MatterCheck {
    private static final int MAX_TITLE = 200;
    private static final int MAX_BASIS = 1000;
    private static final int MAX_NOTE = 4000;
    private static final int MAX_MINUTES = 10_000;
    private static final int MAX_TARGETS = 2000;
    private static final int MAX_DAYS = 366;
    private static final int MAX_PLACES = 20;
    private static final int MAX_OFFICERS = 50;
    private static final int MAX_CODE = 100;

    private final Mechanisms mechanisms;
    private final SubjectIndex subjects;

    MatterCheck(Mechanisms mechanisms, SubjectIndex subjects) {
        this.mechanisms = mechanisms;
        this.subjects = subjects;
    }

    /** What is right of a draft. */
    record Checked(
            Mechanism mechanism,
            String title,
            String legalBasis,
            LocalDate from,
            LocalDate to,
            int minutes,
            String note,
            Map<SubjectKey, SubjectIndex.Found> targets,
            Ground ground,
            String item,
            List<String> officers) {}

    /**
     * Checks a draft.
     *
     * @throws Problem invalid with every mistake and its place
     */
    Checked check(Scope scope, MatterDraft draft) {
        List<Problem.Place> places = new ArrayList<>();
        Optional<Mechanism> mechanism =
                mechanisms.find(Objects.requireNonNullElse(draft.mechanism(), ""));
        if (mechanism.isEmpty()) {
            places.add(new Problem.Place(0, "mechanism", "is none that there is"));
        }
        String title = text(places, "title", draft.title(), 1, MAX_TITLE);
        String basis = text(places, "legalBasis", draft.legalBasis(), 1, MAX_BASIS);
        String note = text(places, "note", draft.note(), 0, MAX_NOTE);
        LocalDate from = day(places, "from", draft.from());
        LocalDate to = day(places, "to", draft.to());
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MAX_DAYS) {
            places.add(
                    new Problem.Place(
                            0, "to", "must be from the first day to " + MAX_DAYS + " days later"));
        }
        int minutes = Objects.requireNonNullElse(draft.minutes(), -1);
        if (minutes < 0 || minutes > MAX_MINUTES) {
            places.add(
                    new Problem.Place(0, "minutes", "must be a number from 0 to " + MAX_MINUTES));
        }
        Map<SubjectKey, SubjectIndex.Found> targets = targets(scope, mechanism, draft, places);
        String item = text(places, "item", draft.item(), 0, MAX_CODE);
        List<String> officers = officers(places, draft.officers());
        if (!places.isEmpty()) {
            throw Problem.invalid("invalid-matter", "The matter has mistakes; see errors.")
                    .errors(places);
        }
        return new Checked(
                mechanism.orElseThrow(),
                title,
                basis,
                from,
                to,
                minutes,
                note,
                targets,
                Objects.requireNonNullElse(draft.ground(), Ground.ROUTINE),
                item,
                officers);
    }

    private static String text(
            List<Problem.Place> places, String path, @Nullable String value, int least, int most) {
        String text = value == null ? "" : value.strip();
        if (text.length() < least) {
            places.add(new Problem.Place(0, path, "is missing"));
        } else if (text.length() > most || !isPlain(text)) {
            places.add(
                    new Problem.Place(
                            0, path, "must be at most " + most + " characters of plain text"));
        }
        return text;
    }

    private static List<String> officers(
            List<Problem.Place> places, @Nullable List<String> numbers) {
        List<String> asked = Objects.requireNonNullElse(numbers, List.of());
        if (asked.size() > MAX_OFFICERS
                || asked.stream()
                        .anyMatch(number ->
                                number == null
                                        || number.isBlank()
                                        || number.length() > MAX_CODE
                                        || !isPlain(number))) {
            places.add(
                    new Problem.Place(
                            0,
                            "officers",
                            "must be at most " + MAX_OFFICERS + " numbers of certificates"));
            return List.of();
        }
        return asked.stream().map(String::strip).distinct().toList();
    }

    /** Lines of text, without signs that cannot be shown or stored. */
    static boolean isPlain(String text) {
        return text.chars().noneMatch(sign -> Character.isISOControl(sign) && sign != '\n');
    }

    private static LocalDate day(
            List<Problem.Place> places, String path, @Nullable LocalDate value) {
        if (value == null) {
            places.add(new Problem.Place(0, path, "is missing"));
            return LocalDate.EPOCH;
        }
        return value;
    }

    private Map<SubjectKey, SubjectIndex.Found> targets(
            Scope scope,
            Optional<Mechanism> mechanism,
            MatterDraft draft,
            List<Problem.Place> places) {
        List<SubjectKey> asked = Objects.requireNonNullElse(draft.targets(), List.of());
        if (asked.isEmpty() || asked.size() > MAX_TARGETS) {
            places.add(
                    new Problem.Place(
                            0, "targets", "must be from 1 to " + MAX_TARGETS + " subjects"));
            return Map.of();
        }
        Map<SubjectKey, SubjectIndex.Found> found =
                subjects.find(scope, asked.stream().filter(MatterCheck::isNamed).toList());
        Map<SubjectKey, SubjectIndex.Found> targets = new LinkedHashMap<>();
        for (int i = 0; i < asked.size() && places.size() < MAX_PLACES; i++) {
            SubjectKey key = asked.get(i);
            SubjectIndex.Found target = found.get(key);
            String path = "targets[" + i + "]";
            if (!isNamed(key)) {
                places.add(new Problem.Place(0, path, "must be a subject by its kind and key"));
            } else if (mechanism.isPresent() && !mechanism.get().targets().contains(key.kind())) {
                places.add(
                        new Problem.Place(
                                0,
                                path,
                                key + " is no target of " + mechanism.get().id() + " matters"));
            } else if (target == null) {
                places.add(
                        new Problem.Place(
                                0, path, key + " does not exist or lies outside what you may see"));
            } else if (target.area() == 0) {
                places.add(new Problem.Place(0, path, key + " lies in no known area"));
            } else {
                targets.put(key, target);
            }
        }
        return targets;
    }

    /**
     * Whether it is a subject that a store can be asked for: none has signs that cannot be stored.
     */
    private static boolean isNamed(@Nullable SubjectKey key) {
        return key != null && (key.kind() + key.key()).chars().noneMatch(Character::isISOControl);
    }
}
