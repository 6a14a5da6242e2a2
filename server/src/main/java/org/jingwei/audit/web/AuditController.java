package org.jingwei.audit.web;

import java.util.Optional;
import org.jingwei.audit.AuditEntry;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists and verifies the trail. */
@RestController
@RequestMapping("/api/audit")
class AuditController {
    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping
    Page<AuditEntry> list(
            Scope scope,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String username,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        requireAdministrator(scope);
        PageRequest page = PageRequest.of(cursor, Optional.empty(), limit);
        return Page.of(
                trail.list(scope, new AuditTrail.Filter(action, username), page),
                page.limit(),
                entry -> Long.toString(entry.id()));
    }

    @GetMapping("/verification")
    AuditTrail.ChainState verify(Scope scope) {
        requireAdministrator(scope);
        return trail.verify(scope);
    }

    private static void requireAdministrator(Scope scope) {
        if (!scope.administrator()) {
            throw Problem.forbidden("Only an administrator lists the audit trail.");
        }
    }
}
