package org.jingwei.coordination.inspection.onsite.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jingwei.coordination.inspection.onsite.ComingVisit;
import org.jingwei.coordination.inspection.onsite.CourtesyVisit;
import org.jingwei.coordination.inspection.onsite.CourtesyVisits;
import org.jingwei.coordination.inspection.onsite.Desk;
import org.jingwei.coordination.inspection.onsite.DoorView;
import org.jingwei.coordination.inspection.onsite.Publication;
import org.jingwei.coordination.inspection.onsite.Publications;
import org.jingwei.coordination.inspection.onsite.Visit;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What comes to the door, what was, all of one door, and what is published of it. */
@RestController
@RequestMapping("/api/onsite")
class DeskController {
    private final Desk desk;
    private final CourtesyVisits courtesies;
    private final Publications publications;
    private final Organisations organisations;

    DeskController(
            Desk desk,
            CourtesyVisits courtesies,
            Publications publications,
            Organisations organisations) {
        this.desk = desk;
        this.courtesies = courtesies;
        this.publications = publications;
        this.organisations = organisations;
    }

    /** Rows with what the units in them are called. */
    record Named<T>(Page<T> page, Map<String, String> names) {}

    /** A door with what its unit is called. */
    record NamedDoor(DoorView door, String requesterName) {}

    private <T> Named<T> named(Scope scope, Page<T> page, Function<T, String> unit) {
        return new Named<>(
                page,
                organisations.names(scope, page.items().stream().map(unit).distinct().toList()));
    }

    @GetMapping("/{matter}/{key}")
    NamedDoor door(Scope scope, @PathVariable String matter, @PathVariable String key) {
        DoorView door = desk.door(scope, matter, key);
        String unit = door.matter().requester();
        return new NamedDoor(
                door, organisations.names(scope, List.of(unit)).getOrDefault(unit, unit));
    }

    @GetMapping("/coming")
    Named<ComingVisit> coming(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        Page<ComingVisit> page =
                desk.coming(scope, PageRequest.of(cursor, Optional.empty(), limit));
        return named(scope, page, ComingVisit::requester);
    }

    @GetMapping("/visits")
    Named<Visit> visits(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        Page<Visit> page = desk.visits(scope, PageRequest.of(cursor, Optional.empty(), limit));
        return named(scope, page, Visit::requester);
    }

    @GetMapping("/courtesy-visits")
    Named<CourtesyVisit> courtesies(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        Page<CourtesyVisit> page =
                courtesies.list(scope, PageRequest.of(cursor, Optional.empty(), limit));
        return named(scope, page, CourtesyVisit::requester);
    }

    @GetMapping("/publications")
    Named<Publication> publications(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        Page<Publication> page =
                publications.list(scope, PageRequest.of(cursor, Optional.empty(), limit));
        return named(scope, page, Publication::requester);
    }
}
