package org.jingwei.catalog.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Optional;
import org.jingwei.catalog.SourceSystem;
import org.jingwei.catalog.SourceSystems;
import org.jingwei.http.Page;
import org.jingwei.http.Problem;
import org.jingwei.identity.ApiKeys;
import org.jingwei.identity.ApiKeys.ApiKey;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Issues, lists and revokes the keys with which a system delivers. */
@RestController
@RequestMapping("/api/systems/{id}/keys")
class KeyController {
    private final SourceSystems systems;
    private final ApiKeys keys;

    KeyController(SourceSystems systems, ApiKeys keys) {
        this.systems = systems;
        this.keys = keys;
    }

    /** What a key is for, and until when. */
    record KeyBody(Optional<String> name, Optional<Instant> expiresAt) {}

    /** A new key with its text, which is never shown again. */
    record NewKey(@JsonUnwrapped ApiKey key, String secret) {
        @Override
        public String toString() {
            return "NewKey[" + key + "]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewKey issue(Scope scope, @PathVariable String id, @RequestBody KeyBody body) {
        SourceSystem system = systems.getOwned(scope, id);
        if (!system.mayDeliver()) {
            throw Problem.conflict("system-retired", "The system " + id + " is retired.");
        }
        ApiKeys.Issued issued =
                keys.issue(
                        scope,
                        new ApiKeys.Holder(system.id(), system.owner()),
                        body.name().orElse(""),
                        body.expiresAt());
        return new NewKey(issued.key(), issued.secret());
    }

    @GetMapping
    Page<ApiKey> list(Scope scope, @PathVariable String id) {
        return Page.whole(keys.list(scope, systems.getOwned(scope, id).id()));
    }

    @DeleteMapping("/{key}")
    ApiKey revoke(Scope scope, @PathVariable String id, @PathVariable String key) {
        return keys.revoke(scope, systems.getOwned(scope, id).id(), key);
    }
}
