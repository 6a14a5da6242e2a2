package org.jingwei.coordination.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.coordination.MatterStep;
import org.jingwei.coordination.Matters;
import org.jingwei.http.Page;
import org.jingwei.identity.Delegations;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The history of a matter: what was done, by whom, and for whom. */
@RestController
@RequestMapping("/api/matters/{id}/steps")
class StepController {
    private final Matters matters;
    private final Organisations organisations;
    private final Delegations delegations;

    StepController(Matters matters, Organisations organisations, Delegations delegations) {
        this.matters = matters;
        this.organisations = organisations;
        this.delegations = delegations;
    }

    /** A step with what the organisation is called, and who acted for whom where somebody did. */
    record NamedStep(
            @JsonUnwrapped MatterStep step,
            String organisationName,
            Optional<Delegations.Acting> acting) {}

    @GetMapping
    Page<NamedStep> steps(Scope scope, @PathVariable String id) {
        List<MatterStep> steps = matters.steps(scope, id);
        Map<String, String> names =
                organisations.names(
                        scope, steps.stream().map(MatterStep::organisation).distinct().toList());
        Map<String, Delegations.Acting> acting =
                delegations.acting(steps.stream().map(MatterStep::username).toList());
        return Page.whole(
                steps.stream()
                        .map(step ->
                                new NamedStep(
                                        step,
                                        names.getOrDefault(
                                                step.organisation(), step.organisation()),
                                        Optional.ofNullable(acting.get(step.username()))))
                        .toList());
    }
}
