package org.jingwei.catalog.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.catalog.Business;
import org.jingwei.catalog.Businesses;
import org.jingwei.catalog.SourceSystem;
import org.jingwei.catalog.SourceSystems;
import org.jingwei.catalog.SystemDefinition;
import org.jingwei.catalog.SystemDefinition.OfBusiness;
import org.jingwei.catalog.SystemState;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registers and lists source systems and their businesses. */
@RestController
@RequestMapping("/api/systems")
class SystemController {
    private final SourceSystems systems;
    private final Businesses businesses;
    private final Organisations organisations;

    SystemController(SourceSystems systems, Businesses businesses, Organisations organisations) {
        this.systems = systems;
        this.businesses = businesses;
        this.organisations = organisations;
    }

    /** A system with what its owner is called, where the caller may know that. */
    record NamedSystem(@JsonUnwrapped SourceSystem system, Optional<String> ownerName) {}

    @PostMapping
    ResponseEntity<SourceSystem> create(Scope scope, @RequestBody SystemDefinition definition) {
        SourceSystem system = systems.create(scope, definition);
        return ResponseEntity.created(URI.create("/api/systems/" + system.id())).body(system);
    }

    @PutMapping("/{id}")
    SourceSystem update(
            Scope scope, @PathVariable String id, @RequestBody SystemDefinition definition) {
        return systems.update(scope, id, definition);
    }

    @GetMapping
    Page<NamedSystem> list(
            Scope scope,
            @RequestParam Optional<SystemState> state,
            @RequestParam Optional<Boolean> stale,
            @RequestParam Optional<String> owner,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        SourceSystems.Filter filter = new SourceSystems.Filter(state, stale, owner);
        Page<SourceSystem> page =
                systems.list(scope, filter, PageRequest.of(cursor, Optional.empty(), limit));
        return new Page<>(named(scope, page.items()), page.next(), page.total());
    }

    @GetMapping("/summary")
    SourceSystems.Summary summary(Scope scope) {
        return systems.summary(scope);
    }

    @GetMapping("/{id}")
    NamedSystem get(Scope scope, @PathVariable String id) {
        return named(scope, List.of(systems.get(scope, id))).getFirst();
    }

    @GetMapping("/{id}/businesses")
    Page<Business> listBusinesses(
            Scope scope,
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> offset,
            @RequestParam Optional<Integer> limit) {
        SourceSystem system = systems.get(scope, id);
        return businesses.list(scope, system.id(), PageRequest.of(cursor, offset, limit));
    }

    @PostMapping("/{id}/businesses")
    ResponseEntity<Business> addBusiness(
            Scope scope, @PathVariable String id, @RequestBody OfBusiness definition) {
        Business business = businesses.add(scope, systems.getOwned(scope, id), definition);
        return ResponseEntity.created(
                        URI.create("/api/systems/" + id + "/businesses/" + business.id()))
                .body(business);
    }

    @PutMapping("/{id}/businesses/{business}")
    Business updateBusiness(
            Scope scope,
            @PathVariable String id,
            @PathVariable String business,
            @RequestBody OfBusiness definition) {
        OfBusiness named =
                new OfBusiness(
                        business,
                        definition.name(),
                        definition.nameEn(),
                        definition.description(),
                        definition.datasets(),
                        definition.freshnessTarget());
        return businesses.update(scope, systems.getOwned(scope, id), named);
    }

    private List<NamedSystem> named(Scope scope, List<SourceSystem> some) {
        Set<String> owners = some.stream().map(SourceSystem::owner).collect(Collectors.toSet());
        Map<String, String> names = organisations.names(scope, owners);
        return some.stream()
                .map(system ->
                        new NamedSystem(system, Optional.ofNullable(names.get(system.owner()))))
                .toList();
    }
}
