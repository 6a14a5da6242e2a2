package org.jingwei.coordination.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jingwei.coordination.signing.Asking;
import org.jingwei.coordination.signing.Signer;
import org.jingwei.coordination.signing.SigningRoom;
import org.jingwei.coordination.signing.SigningVerbs;
import org.jingwei.coordination.signing.TransferVerbs;
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

/** Countersigning, adding signers, handing over; each answers how it stands then. */
@RestController
@RequestMapping("/api/matters/{id}")
class SigningController {
    private static final String KEY = "Idempotency-Key";

    private final SigningRoom room;
    private final SigningVerbs signing;
    private final TransferVerbs transfers;
    private final Organisations organisations;

    SigningController(
            SigningRoom room,
            SigningVerbs signing,
            TransferVerbs transfers,
            Organisations organisations) {
        this.room = room;
        this.signing = signing;
        this.transfers = transfers;
        this.organisations = organisations;
    }

    /** Who has a say, with what the organisations are called. */
    record Named(@JsonUnwrapped SigningRoom.Shown shown, Map<String, String> names) {}

    /** Whom a centre asks, and what. */
    record Ask(
            int version,
            @Nullable List<String> organisations,
            @Nullable Boolean inOrder,
            @Nullable Boolean required,
            @Nullable String reason) {}

    /** Whom a signer has asked besides, and why. */
    record Add(@Nullable String organisation, @Nullable String reason) {}

    /** What a signer says. */
    record Sign(boolean objects, @Nullable String reason) {}

    /** Whose answer a centre does without, and why. */
    record Waive(int version, int number, @Nullable String reason) {}

    /** To which centre a matter is handed, and why. */
    record HandOver(int version, @Nullable String to, @Nullable String reason) {}

    @GetMapping("/signers")
    Named room(Scope scope, @PathVariable String id) {
        SigningRoom.Shown shown = room.of(scope, id);
        List<String> ids =
                Stream.of(
                                shown.signers().stream().map(Signer::organisation),
                                shown.signers().stream().map(Signer::askedBy),
                                shown.transfers().stream()
                                        .flatMap(
                                                one -> Stream.of(one.fromCentre(), one.toCentre())),
                                shown.centres().stream())
                        .flatMap(one -> one)
                        .distinct()
                        .toList();
        return new Named(shown, organisations.names(scope, ids));
    }

    @PostMapping("/signers")
    Named ask(
            Scope scope,
            @PathVariable String id,
            @RequestHeader(KEY) Optional<String> key,
            @RequestBody Ask ask) {
        List<String> asked =
                Objects.requireNonNullElse(ask.organisations(), List.<String>of()).stream()
                        .filter(Objects::nonNull)
                        .toList();
        boolean required = ask.required() == null || ask.required();
        signing.ask(
                scope,
                id,
                new Asking(asked, Boolean.TRUE.equals(ask.inOrder()), required),
                DeadlineController.deed("countersign", ask.version(), ask.reason(), key));
        return room(scope, id);
    }

    @PostMapping("/signers/additions")
    Named add(
            Scope scope,
            @PathVariable String id,
            @RequestHeader(KEY) Optional<String> key,
            @RequestBody Add add) {
        signing.add(
                scope,
                id,
                Objects.requireNonNullElse(add.organisation(), ""),
                DeadlineController.deed("add-signer", 0, add.reason(), key));
        return room(scope, id);
    }

    @PostMapping("/signers/answer")
    Named sign(
            Scope scope,
            @PathVariable String id,
            @RequestHeader(KEY) Optional<String> key,
            @RequestBody Sign sign) {
        String action = sign.objects() ? "sign-object" : "sign";
        signing.sign(
                scope, id, sign.objects(), DeadlineController.deed(action, 0, sign.reason(), key));
        return room(scope, id);
    }

    @PostMapping("/signers/waiver")
    Named waive(
            Scope scope,
            @PathVariable String id,
            @RequestHeader(KEY) Optional<String> key,
            @RequestBody Waive waive) {
        signing.waive(
                scope,
                id,
                waive.number(),
                DeadlineController.deed("waive-signer", waive.version(), waive.reason(), key));
        return room(scope, id);
    }

    @PostMapping("/transfers")
    Named transfer(
            Scope scope,
            @PathVariable String id,
            @RequestHeader(KEY) Optional<String> key,
            @RequestBody HandOver over) {
        transfers.transfer(
                scope,
                id,
                Objects.requireNonNullElse(over.to(), ""),
                DeadlineController.deed("transfer", over.version(), over.reason(), key));
        return room(scope, id);
    }
}
