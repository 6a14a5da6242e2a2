package org.jingwei.dossier.web;

import org.jingwei.dossier.Dossier;
import org.jingwei.dossier.Dossiers;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers of areas and of subjects. */
@RestController
@RequestMapping("/api/dossiers")
class DossierController {
    private final Dossiers dossiers;

    DossierController(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping("/area/{code}")
    Dossier ofArea(Scope scope, @PathVariable String code) {
        return dossiers.ofArea(scope, code);
    }

    @GetMapping("/{kind:enterprise|school}/{key}")
    Dossier ofSubject(Scope scope, @PathVariable String kind, @PathVariable String key) {
        return dossiers.ofSubject(scope, kind, key);
    }
}
