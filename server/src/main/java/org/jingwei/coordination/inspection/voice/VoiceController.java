package org.jingwei.coordination.inspection.voice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.coordination.inspection.DaySpan;
import org.jingwei.coordination.inspection.onsite.ClientText;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What enterprises say, and what is done about it. */
@RestController
@RequestMapping("/api/voices")
class VoiceController {
    private final Voices voices;
    private final ZoneId zone;

    VoiceController(Voices voices, Settings settings) {
        this.voices = voices;
        this.zone = settings.timeZone();
    }

    /** What an enterprise writes: about a matter, a unit, or in general. */
    record Said(
            Voice.@Nullable Kind kind,
            @Nullable String matter,
            @Nullable String unit,
            @Nullable String words) {}

    /** What somebody does about it. */
    record Deed(
            @Nullable String id,
            Voice.@Nullable Deed deed,
            int version,
            @Nullable String other,
            @Nullable String words) {}

    /** Which of them, by the days on which they were sent. */
    record Asked(
            Voice.@Nullable Kind kind,
            Voices.@Nullable Look look,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        Voices.Filter in(ZoneId zone) {
            return new Voices.Filter(
                    Optional.ofNullable(kind),
                    Objects.requireNonNullElse(look, Voices.Look.ALL),
                    DaySpan.of(from, to, zone));
        }
    }

    @GetMapping
    Voices.Listed list(
            Scope scope,
            @ParameterObject Asked asked,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return voices.list(scope, asked.in(zone), PageRequest.of(cursor, Optional.empty(), limit));
    }

    @GetMapping("/units")
    Page<Voices.Unit> units(Scope scope) {
        return Page.whole(voices.units(scope));
    }

    @GetMapping("/limits")
    VoiceLimits limits() {
        return voices.limits();
    }

    @GetMapping("/{id}")
    Voices.Shown get(Scope scope, @PathVariable String id) {
        return voices.get(scope, id);
    }

    @PutMapping("/{id}")
    Voices.Shown send(Scope scope, @PathVariable String id, @RequestBody Said said) {
        return voices.send(
                scope,
                new Voices.Draft(
                        id,
                        required("kind", said.kind()),
                        filled(said.matter()),
                        filled(said.unit()),
                        text(said.words())));
    }

    @PostMapping("/{id}/steps")
    Voices.Shown act(Scope scope, @PathVariable String id, @RequestBody Deed deed) {
        return voices.act(
                scope,
                id,
                new Voices.Step(
                        required("id", deed.id()),
                        required("deed", deed.deed()),
                        deed.version(),
                        filled(deed.other()),
                        text(deed.words())));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.of(text(text)).filter(words -> !words.isEmpty());
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ClientText.wrong(field, "is missing");
        }
        return value;
    }
}
