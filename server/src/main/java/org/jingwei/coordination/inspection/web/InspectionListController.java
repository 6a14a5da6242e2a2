package org.jingwei.coordination.inspection.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jingwei.coordination.inspection.list.InspectingUnits;
import org.jingwei.coordination.inspection.list.InspectionDesk;
import org.jingwei.coordination.inspection.list.InspectionItem;
import org.jingwei.coordination.inspection.list.InspectionItemDraft;
import org.jingwei.coordination.inspection.list.InspectionItems;
import org.jingwei.coordination.inspection.list.ItemImport;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
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

/** Who may inspect, what, and how the desk works. */
@RestController
@RequestMapping("/api")
class InspectionListController {
    private final InspectionDesk desk;
    private final InspectingUnits units;
    private final InspectionItems items;
    private final ItemImport imports;

    InspectionListController(
            InspectionDesk desk, InspectingUnits units, InspectionItems items, ItemImport imports) {
        this.desk = desk;
        this.units = units;
        this.items = items;
        this.imports = imports;
    }

    /** How many items a change of a law concerns. */
    record Concerned(int items) {}

    @GetMapping("/inspection-desk")
    InspectionDesk.Shown desk(Scope scope) {
        return desk.show(scope);
    }

    @PutMapping("/inspection-desk")
    InspectionDesk.Shown setDesk(Scope scope, @RequestBody InspectionDesk.SettingDraft draft) {
        desk.set(scope, draft);
        return desk.show(scope);
    }

    @GetMapping("/inspecting-units")
    Page<InspectingUnits.Unit> units(
            Scope scope,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return units.list(scope, q, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PutMapping("/inspecting-units/{organisation}")
    ResponseEntity<Void> announce(
            Scope scope,
            @PathVariable String organisation,
            @RequestBody InspectingUnits.UnitDraft draft) {
        units.announce(scope, organisation, draft);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/inspection-items")
    Page<InspectionItem> items(
            Scope scope,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> organisation,
            @RequestParam(defaultValue = "ALL") InspectionItems.Look look,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return items.list(
                scope,
                new InspectionItems.Filter(q, organisation, look),
                PageRequest.of(cursor, Optional.empty(), limit));
    }

    @GetMapping("/inspection-items/{code}")
    InspectionItem item(Scope scope, @PathVariable String code) {
        return items.get(scope, code);
    }

    @PutMapping("/inspection-items/{code}")
    InspectionItem publish(
            Scope scope, @PathVariable String code, @RequestBody InspectionItemDraft draft) {
        items.publish(scope, code, draft);
        return items.get(scope, code);
    }

    @PostMapping(path = "/inspection-items/imports", consumes = "text/csv")
    ItemImport.Report importItems(
            Scope scope, InputStream body, @RequestParam(defaultValue = "false") boolean check)
            throws IOException {
        return imports.read(scope, body, !check);
    }

    @PostMapping("/inspection-items/law-changes")
    Concerned lawChanged(Scope scope, @RequestBody InspectionItems.LawChange change) {
        return new Concerned(items.lawChanged(scope, change));
    }
}
