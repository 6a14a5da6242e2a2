package org.jingwei.coordination.inspection.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jingwei.coordination.inspection.list.EnterpriseClass;
import org.jingwei.coordination.inspection.list.EnterpriseClasses;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which enterprises must, may seldom, or may not be inspected, over HTTP. */
@RestController
@RequestMapping("/api/enterprise-classes")
class EnterpriseClassController {
    private final EnterpriseClasses classes;

    EnterpriseClassController(EnterpriseClasses classes) {
        this.classes = classes;
    }

    @GetMapping
    Page<EnterpriseClass> list(
            Scope scope,
            @RequestParam Optional<String> q,
            @RequestParam Optional<EnterpriseClass.Kind> kind,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return classes.list(scope, q, kind, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PutMapping
    ResponseEntity<Void> say(Scope scope, @RequestBody EnterpriseClass.Draft draft) {
        classes.say(scope, draft);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/imports", consumes = "text/csv")
    EnterpriseClasses.Report importClasses(
            Scope scope, InputStream body, @RequestParam(defaultValue = "false") boolean check)
            throws IOException {
        return classes.read(scope, body, !check);
    }
}
