package org.jingwei.lake.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchState;
import org.jingwei.lake.Batches;
import org.jingwei.lake.Channel;
import org.jingwei.lake.Refusal;
import org.jingwei.lake.intake.BatchReceiver;
import org.jingwei.scope.Scope;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files and tells how far they are. */
@RestController
@RequestMapping("/api")
class BatchController {
    private final BatchReceiver receiver;
    private final Batches batches;

    BatchController(BatchReceiver receiver, Batches batches) {
        this.receiver = receiver;
        this.batches = batches;
    }

    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping("/datasets/{id}/batches")
    ResponseEntity<Batch> send(
            Scope scope,
            @PathVariable String id,
            @RequestParam(defaultValue = "upload.csv") String fileName,
            @ParameterObject SaidOfFile said,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            HttpServletRequest request)
            throws IOException {
        FileForm form = FileForm.of(request);
        Batch batch =
                receiver.receive(
                        scope,
                        new BatchReceiver.Sending(
                                id,
                                fileName,
                                said.reading(form),
                                said.start(),
                                Channel.UPLOAD,
                                Optional.empty(),
                                idempotencyKey),
                        form.body(request),
                        jdbc -> {});
        URI location = URI.create("/api/batches/" + batch.id());
        return batch.state() == BatchState.DUPLICATE
                ? ResponseEntity.ok().location(location).body(batch)
                : ResponseEntity.accepted().location(location).body(batch);
    }

    @GetMapping("/datasets/{id}/batches")
    Page<Batch> list(
            Scope scope,
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> offset,
            @RequestParam Optional<Integer> limit) {
        return batches.list(scope, id, PageRequest.of(cursor, offset, limit));
    }

    @GetMapping("/batches/{id}")
    Batch get(Scope scope, @PathVariable String id) {
        return batches.get(scope, id);
    }

    @GetMapping("/batches/{id}/rejects")
    Page<Refusal> rejects(
            Scope scope,
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> offset,
            @RequestParam Optional<Integer> limit) {
        return batches.rejects(scope, id, PageRequest.of(cursor, offset, limit));
    }
}
