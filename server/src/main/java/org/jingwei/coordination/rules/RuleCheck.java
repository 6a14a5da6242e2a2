package org.jingwei.coordination.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jingwei.area.Area;
import org.jingwei.area.Areas;
import org.jingwei.coordination.Ground;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a rule of a draft, or tells all that is wrong with it. */
@Component
class RuleCheck {
    /** Where a rule of the whole place is valid. */
    static final AreaRange EVERYWHERE = new AreaRange(1, AreaRange.MAX);

    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9-]{1,39}");
    private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();
    private static final int MAX_NAME = 200;
    private static final int MAX_SOURCE = 1000;
    private static final int MAX_LIST = 50;

    private final Mechanisms mechanisms;
    private final Areas areas;

    RuleCheck(Mechanisms mechanisms, Areas areas) {
        this.mechanisms = mechanisms;
        this.areas = areas;
    }

    /**
     * Checks a draft.
     *
     * @param before the version it is to follow, if the rule is there already
     * @throws Problem invalid with every mistake and its place
     */
    Rule check(Scope scope, RuleDraft draft, Optional<Rule> before) {
        List<Problem.Place> places = new ArrayList<>();
        String id = before.map(Rule::id).orElse(Objects.requireNonNullElse(draft.id(), ""));
        if (!ID.matcher(id).matches()) {
            note(places, "id", "must be 2 to 40 capital letters, digits or '-', as QUIET-1");
        }
        Reach reach = reach(scope, places, draft, before);
        Words words = words(places, draft);
        Effect effect = effect(places, draft);
        if (!places.isEmpty()) {
            throw Problem.invalid("invalid-rule", "The rule has mistakes; see errors.")
                    .errors(places);
        }
        return new Rule(
                id,
                before.map(Rule::version).orElse(0) + 1,
                reach.mechanisms(),
                words.name(),
                words.nameEn(),
                words.legalSource(),
                reach.area(),
                reach.range(),
                Optional.ofNullable(draft.from()),
                Optional.ofNullable(draft.to()),
                effect.severity().orElseThrow(),
                effect.type().orElseThrow(),
                effect.kind().orElseThrow(),
                effect.exceptFor(),
                scope.username(),
                Instant.now(),
                true);
    }

    private record Words(String name, String nameEn, String legalSource) {}

    private static Words words(List<Problem.Place> places, RuleDraft draft) {
        return new Words(
                text(places, "name", draft.name(), MAX_NAME),
                text(places, "nameEn", draft.nameEn(), MAX_NAME),
                text(places, "legalSource", draft.legalSource(), MAX_SOURCE));
    }

    private record Effect(
            Optional<Severity> severity,
            Optional<RuleType> type,
            Optional<RuleKind> kind,
            Set<Ground> exceptFor) {}

    private static Effect effect(List<Problem.Place> places, RuleDraft draft) {
        Optional<Severity> severity = find(Severity.class, draft.severity());
        if (severity.isEmpty()) {
            note(places, "severity", "must be one of " + Arrays.toString(Severity.values()));
        }
        Optional<RuleType> type = find(RuleType.class, draft.kind());
        Set<String> grounds =
                chosen(
                        places,
                        "exceptFor",
                        draft.exceptFor(),
                        one -> find(Ground.class, one).isPresent());
        return new Effect(
                severity,
                type,
                kind(places, type, draft.parameters()),
                grounds.stream()
                        .flatMap(one -> find(Ground.class, one).stream())
                        .collect(Collectors.toSet()));
    }

    private record Reach(Set<String> mechanisms, String area, AreaRange range) {}

    /** Where a rule is valid stays as it is; another place is another rule. */
    private Reach reach(
            Scope scope, List<Problem.Place> places, RuleDraft draft, Optional<Rule> before) {
        Set<String> kinds =
                chosen(
                        places,
                        "mechanisms",
                        draft.mechanisms(),
                        one -> mechanisms.find(one).isPresent());
        if (kinds.isEmpty()) {
            note(places, "mechanisms", "is missing: at least one kind of matter");
        }
        LocalDate from = draft.from();
        LocalDate to = draft.to();
        if (from != null && to != null && to.isBefore(from)) {
            note(places, "to", "must be from the first day on");
        }
        if (before.isPresent()) {
            return new Reach(kinds, before.get().area(), before.get().range());
        }
        String area = Objects.requireNonNullElse(draft.area(), "").strip();
        if (area.isEmpty()) {
            return new Reach(kinds, "", EVERYWHERE);
        }
        Optional<Area> found = areas.find(scope, area);
        if (found.isEmpty()) {
            note(places, "area", "is no area that you see");
        }
        return new Reach(kinds, area, found.map(Area::range).orElse(EVERYWHERE));
    }

    private static Optional<RuleKind> kind(
            List<Problem.Place> places, Optional<RuleType> type, @Nullable JsonNode parameters) {
        if (type.isEmpty()) {
            note(places, "kind", "must be one of " + Arrays.toString(RuleType.values()));
            return Optional.empty();
        }
        JsonNode given = parameters == null || parameters.isNull() ? NOTHING : parameters;
        if (!given.isObject()) {
            note(places, "parameters", "must be an object");
            return Optional.empty();
        }
        return Optional.of(RuleKinds.read(type.get(), given, places));
    }

    private static Set<String> chosen(
            List<Problem.Place> places,
            String path,
            @Nullable List<String> asked,
            Predicate<String> known) {
        List<String> all = Objects.requireNonNullElse(asked, List.of());
        for (int i = 0; i < Math.min(all.size(), MAX_LIST); i++) {
            if (all.get(i) == null || !known.test(all.get(i))) {
                note(places, path + "[" + i + "]", "is none that there is");
            }
        }
        if (all.size() > MAX_LIST) {
            note(places, path, "must be at most " + MAX_LIST);
        }
        return all.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Optional<E> find(Class<E> kind, @Nullable String name) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private static String text(
            List<Problem.Place> places, String path, @Nullable String value, int most) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            note(places, path, "is missing");
        } else if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            note(places, path, "must be at most " + most + " characters on one line");
        }
        return text;
    }

    private static void note(List<Problem.Place> places, String path, String reason) {
        places.add(new Problem.Place(0, path, reason));
    }
}
