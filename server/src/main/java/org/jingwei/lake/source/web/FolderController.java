package org.jingwei.lake.source.web;

import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.lake.source.folder.Folders;
import org.jingwei.lake.source.folder.WatchedFolder;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Switches the watched folders of a system on and off. */
@RestController
@RequestMapping("/api/systems/{system}/folders")
class FolderController {
    private final Folders folders;

    FolderController(Folders folders) {
        this.folders = folders;
    }

    /** Whether a folder is watched; it is when nothing is said. */
    record FolderBody(Optional<Boolean> enabled) {}

    @PutMapping("/{dataset}")
    WatchedFolder watch(
            Scope scope,
            @PathVariable String system,
            @PathVariable String dataset,
            @RequestBody FolderBody body) {
        return folders.watch(scope, system, dataset, body.enabled().orElse(true));
    }

    @GetMapping
    Page<WatchedFolder> list(Scope scope, @PathVariable String system) {
        return Page.whole(folders.list(scope, system));
    }
}
