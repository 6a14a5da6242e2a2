package org.jingwei.coordination.inspection.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.inspection.plan.InspectionPlan;
import org.jingwei.coordination.inspection.plan.PlanDraft;
import org.jingwei.coordination.inspection.plan.Plans;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans of inspections over HTTP. */
@RestController
@RequestMapping("/api/inspection-plans")
class InspectionPlanController {
    private final Plans plans;

    InspectionPlanController(Plans plans) {
        this.plans = plans;
    }

    /** A plan with its lines, and what the caller may do with it. */
    record Detail(
            @JsonUnwrapped InspectionPlan plan,
            List<InspectionPlan.Line> content,
            List<String> open,
            List<String> heads) {
        static Detail of(Plans.Shown shown) {
            return new Detail(shown.plan(), shown.lines(), shown.open(), shown.heads());
        }
    }

    /** Which enterprises are chosen. */
    record Chosen(@Nullable List<String> enterprises) {}

    @GetMapping
    Page<InspectionPlan> list(
            Scope scope,
            @RequestParam Optional<Integer> year,
            @RequestParam Optional<String> organisation,
            @RequestParam Optional<InspectionPlan.State> state,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return plans.list(
                scope,
                new Plans.Filter(year, organisation, state),
                PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PostMapping
    ResponseEntity<Detail> create(Scope scope, @RequestBody PlanDraft draft) {
        Detail made = Detail.of(plans.create(scope, draft));
        return ResponseEntity.created(URI.create("/api/inspection-plans/" + made.plan().id()))
                .body(made);
    }

    @GetMapping("/{id}")
    Detail get(Scope scope, @PathVariable String id) {
        return Detail.of(plans.get(scope, id));
    }

    @PutMapping("/{id}")
    Detail change(
            Scope scope,
            @PathVariable String id,
            @RequestParam int version,
            @RequestBody PlanDraft draft) {
        return Detail.of(plans.change(scope, id, version, draft));
    }

    @PostMapping("/{id}/actions")
    Detail act(Scope scope, @PathVariable String id, @RequestBody Plans.Deed deed) {
        return Detail.of(plans.act(scope, id, deed));
    }

    @PostMapping("/{id}/lines/{line}/enterprises")
    Detail choose(
            Scope scope,
            @PathVariable String id,
            @PathVariable int line,
            @RequestBody Chosen chosen) {
        return Detail.of(plans.choose(scope, id, line, chosen.enterprises()));
    }
}
