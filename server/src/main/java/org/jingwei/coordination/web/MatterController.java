package org.jingwei.coordination.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterDraft;
import org.jingwei.coordination.MatterList;
import org.jingwei.coordination.MatterTarget;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.deadline.Deadline;
import org.jingwei.coordination.deadline.Deadlines;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Matters: written down, listed, shown, and taken from state to state. */
@RestController
@RequestMapping("/api")
class MatterController {
    private final MechanismTexts mechanisms;
    private final Matters matters;
    private final MatterList list;
    private final MatterActions actions;
    private final Organisations organisations;
    private final Deadlines deadlines;

    MatterController(
            MechanismTexts mechanisms,
            Matters matters,
            MatterList list,
            MatterActions actions,
            Organisations organisations,
            Deadlines deadlines) {
        this.mechanisms = mechanisms;
        this.matters = matters;
        this.list = list;
        this.actions = actions;
        this.organisations = organisations;
        this.deadlines = deadlines;
    }

    /** A matter with what its requester is called, and the time that runs for it. */
    record Named(@JsonUnwrapped Matter matter, String requesterName, Optional<Deadline> deadline) {}

    /**
     * A matter with who the caller is to it and what it may do.
     *
     * @param kind the mechanism as JSON, the same for all: it is written once
     */
    record Detail(
            @JsonUnwrapped Matter matter,
            String requesterName,
            @JsonRawValue String kind,
            Set<Party> parties,
            List<String> open) {}

    /** What somebody wants to do. */
    record Deed(String action, int version, @Nullable String reason) {}

    @PostMapping("/matters")
    ResponseEntity<Detail> create(
            Scope scope,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody MatterDraft draft) {
        Detail made = detail(matters.create(scope, draft, idempotencyKey));
        return ResponseEntity.created(URI.create("/api/matters/" + made.matter().id())).body(made);
    }

    @GetMapping("/matters")
    Page<Named> list(
            Scope scope,
            @RequestParam(defaultValue = "ALL") MatterList.Box box,
            @RequestParam Optional<String> mechanism,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        Page<Matter> page =
                list.list(
                        scope,
                        new MatterList.Filter(box, mechanism, state),
                        PageRequest.of(cursor, Optional.empty(), limit));
        Map<String, String> names = names(scope, page.items().stream().map(Matter::requester));
        Map<String, Deadline> running =
                deadlines.of(scope, page.items().stream().map(Matter::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(matter ->
                                new Named(
                                        matter,
                                        named(names, matter.requester()),
                                        Optional.ofNullable(running.get(matter.id()))))
                        .toList(),
                page.next(),
                page.total());
    }

    private Map<String, String> names(Scope scope, Stream<String> ids) {
        return organisations.names(scope, ids.distinct().toList());
    }

    private static String named(Map<String, String> names, String id) {
        return names.getOrDefault(id, id);
    }

    private Detail detail(Matters.Shown shown) {
        return new Detail(
                shown.matter(),
                shown.requesterName(),
                mechanisms.of(shown.mechanism()),
                shown.parties(),
                shown.open().stream().map(Life.Action::id).toList());
    }

    @GetMapping("/matters/{id}")
    Detail get(Scope scope, @PathVariable String id) {
        return detail(matters.get(scope, id));
    }

    @PutMapping("/matters/{id}")
    Detail change(
            Scope scope,
            @PathVariable String id,
            @RequestParam int version,
            @RequestBody MatterDraft draft) {
        return detail(matters.change(scope, id, version, draft));
    }

    @PostMapping("/matters/{id}/actions")
    Detail act(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Deed deed) {
        String reason = deed.reason() == null ? "" : deed.reason().strip();
        return detail(
                actions.act(
                        scope,
                        id,
                        new MatterActions.Deed(
                                deed.action(), deed.version(), reason, idempotencyKey)));
    }

    @GetMapping("/matters/{id}/targets")
    Page<MatterTarget> targets(
            Scope scope,
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return matters.targets(scope, id, PageRequest.of(cursor, Optional.empty(), limit));
    }
}
