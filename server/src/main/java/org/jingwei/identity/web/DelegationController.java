package org.jingwei.identity.web;

import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.identity.Caller;
import org.jingwei.identity.Delegation;
import org.jingwei.identity.Delegations;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who acts for the caller, and for whom the caller acts. */
@RestController
@RequestMapping("/api/delegations")
class DelegationController {
    private final Delegations delegations;

    DelegationController(Delegations delegations) {
        this.delegations = delegations;
    }

    @GetMapping
    Page<Delegation> list(Caller caller) {
        return Page.whole(delegations.list(caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Page<Delegation> give(
            Caller caller,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Delegations.Draft draft) {
        return Page.whole(delegations.give(caller, draft, idempotencyKey));
    }

    @DeleteMapping("/{id}")
    Page<Delegation> end(Caller caller, @PathVariable String id) {
        return Page.whole(delegations.end(caller, id));
    }
}
