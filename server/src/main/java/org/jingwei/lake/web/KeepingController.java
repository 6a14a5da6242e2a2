package org.jingwei.lake.web;

import org.jingwei.engine.lake.CompactionResult;
import org.jingwei.lake.keeping.LakeKeeping;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps a dataset's table in order at once; an administrator's. */
@RestController
@RequestMapping("/api/datasets/{id}")
class KeepingController {
    private final LakeKeeping keeping;

    KeepingController(LakeKeeping keeping) {
        this.keeping = keeping;
    }

    @PostMapping("/compactions")
    CompactionResult compact(Scope scope, @PathVariable String id) {
        return keeping.compact(scope, id);
    }
}
