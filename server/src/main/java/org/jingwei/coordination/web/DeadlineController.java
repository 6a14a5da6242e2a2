package org.jingwei.coordination.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.deadline.Deadline;
import org.jingwei.coordination.deadline.DeadlineVerbs;
import org.jingwei.coordination.deadline.Extension;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The time of a matter: how it stands, urged, extended; each answers how it stands then. */
@RestController
@RequestMapping("/api/matters/{id}")
class DeadlineController {
    private final DeadlineVerbs verbs;
    private final Organisations organisations;

    DeadlineController(DeadlineVerbs verbs, Organisations organisations) {
        this.verbs = verbs;
        this.organisations = organisations;
    }

    /** The time of a matter with what the organisations in it are called. */
    record Named(@JsonUnwrapped DeadlineVerbs.Room room, Map<String, String> names) {}

    /** What somebody urges with. */
    record Urge(@Nullable String reason) {}

    /** How many working days more, and why. */
    record Ask(int version, int days, @Nullable String reason) {}

    /** What a centre decides. */
    record Decision(int version, boolean grant, @Nullable String reason) {}

    @GetMapping("/deadline")
    Named room(Scope scope, @PathVariable String id) {
        DeadlineVerbs.Room room = verbs.room(scope, id);
        List<String> ids =
                Stream.concat(
                                room.deadline().flatMap(Deadline::escalatedTo).stream(),
                                room.extensions().stream().map(Extension::organisation))
                        .distinct()
                        .toList();
        return new Named(room, organisations.names(scope, ids));
    }

    @PostMapping("/urges")
    Named urge(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Urge urge) {
        verbs.urge(scope, id, deed("urge", 0, urge.reason(), idempotencyKey));
        return room(scope, id);
    }

    @PostMapping("/extensions")
    Named ask(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Ask ask) {
        verbs.ask(
                scope, id, ask.days(), deed("extend", ask.version(), ask.reason(), idempotencyKey));
        return room(scope, id);
    }

    @PostMapping("/extensions/decision")
    Named decide(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Decision decision) {
        String action = decision.grant() ? "grant-extension" : "deny-extension";
        verbs.decide(
                scope,
                id,
                decision.grant(),
                deed(action, decision.version(), decision.reason(), idempotencyKey));
        return room(scope, id);
    }

    static MatterActions.Deed deed(
            String action, int version, @Nullable String reason, Optional<String> key) {
        return new MatterActions.Deed(
                action, version, Objects.requireNonNullElse(reason, "").strip(), key);
    }
}
