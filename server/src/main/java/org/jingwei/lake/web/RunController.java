package org.jingwei.lake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jingwei.lake.Batch;
import org.jingwei.lake.Mapping;
import org.jingwei.lake.Reading;
import org.jingwei.lake.intake.BatchControl;
import org.jingwei.lake.intake.Mappings;
import org.jingwei.lake.intake.Preview;
import org.jingwei.lake.intake.Previews;
import org.jingwei.scope.Scope;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Looks at held files, says how they are read, starts and cancels runs, hands refused rows back.
 */
@RestController
@RequestMapping("/api")
class RunController {
    private final BatchControl control;
    private final Previews previews;
    private final Mappings mappings;

    RunController(BatchControl control, Previews previews, Mappings mappings) {
        this.control = control;
        this.previews = previews;
        this.mappings = mappings;
    }

    @GetMapping("/batches/{id}/preview")
    Preview preview(Scope scope, @PathVariable String id) {
        return previews.preview(scope, id);
    }

    @PutMapping("/batches/{id}/reading")
    Batch read(Scope scope, @PathVariable String id, @RequestBody Reading reading) {
        return control.read(scope, id, reading);
    }

    @PostMapping("/batches/{id}/start")
    ResponseEntity<Batch> start(Scope scope, @PathVariable String id) {
        return ResponseEntity.accepted().body(control.start(scope, id));
    }

    @PostMapping("/batches/{id}/cancel")
    ResponseEntity<Batch> cancel(Scope scope, @PathVariable String id) {
        return ResponseEntity.accepted().body(control.cancel(scope, id));
    }

    @GetMapping(value = "/batches/{id}/rejects.csv", produces = "text/csv")
    void refusedRows(Scope scope, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        try (InputStream rows = control.refusedRows(scope, id)) {
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("rejects-" + id + ".csv")
                            .build()
                            .toString());
            rows.transferTo(response.getOutputStream());
        }
    }

    @GetMapping("/datasets/{id}/mapping")
    Mapping mapping(Scope scope, @PathVariable String id) {
        return mappings.get(scope, id);
    }

    @PutMapping("/datasets/{id}/mapping")
    Mapping remember(Scope scope, @PathVariable String id, @RequestBody Mapping mapping) {
        return mappings.put(scope, id, mapping);
    }
}
