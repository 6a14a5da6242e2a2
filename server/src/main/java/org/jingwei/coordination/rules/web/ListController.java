package org.jingwei.coordination.rules.web;

import java.util.Optional;
import org.jingwei.coordination.rules.PublishedLists;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists that rules ask: published items and officers' certificates. */
@RestController
@RequestMapping("/api")
class ListController {
    private final PublishedLists lists;

    ListController(PublishedLists lists) {
        this.lists = lists;
    }

    @GetMapping("/published-items/{mechanism}")
    Page<PublishedLists.Item> items(
            Scope scope,
            @PathVariable String mechanism,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return lists.items(scope, mechanism, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PutMapping("/published-items/{mechanism}/{code}")
    ResponseEntity<Void> publish(
            Scope scope,
            @PathVariable String mechanism,
            @PathVariable String code,
            @RequestBody PublishedLists.ItemDraft draft) {
        lists.publish(scope, mechanism, code, draft);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/officer-certificates")
    Page<PublishedLists.Certificate> certificates(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return lists.certificates(scope, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PutMapping("/officer-certificates/{number}")
    ResponseEntity<Void> certify(
            Scope scope,
            @PathVariable String number,
            @RequestBody PublishedLists.CertificateDraft draft) {
        lists.certify(scope, number, draft);
        return ResponseEntity.noContent().build();
    }
}
