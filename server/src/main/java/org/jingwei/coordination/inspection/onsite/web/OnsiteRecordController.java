package org.jingwei.coordination.inspection.onsite.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jingwei.coordination.inspection.onsite.Finding;
import org.jingwei.coordination.inspection.onsite.InspectionRecord;
import org.jingwei.coordination.inspection.onsite.Photos;
import org.jingwei.coordination.inspection.onsite.Picture;
import org.jingwei.coordination.inspection.onsite.Records;
import org.jingwei.coordination.inspection.onsite.Rectifications;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record of a visit, its photos, and what came of it; whatever is sent twice is done once. */
@RestController
@RequestMapping("/api/onsite/{matter}/{key}")
class OnsiteRecordController {
    private final Records records;
    private final Photos photos;
    private final Rectifications rectifications;

    OnsiteRecordController(Records records, Photos photos, Rectifications rectifications) {
        this.records = records;
        this.photos = photos;
        this.rectifications = rectifications;
    }

    /** Which version the caller has seen. */
    record Delivery(int version) {}

    /** What the enterprise says to the record. */
    record Acknowledgement(@Nullable String statement) {}

    /** A step about a finding. */
    record Step(
            Finding.@Nullable Deed kind, @Nullable String text, @Nullable List<String> photos) {}

    @PutMapping("/record")
    InspectionRecord save(
            Scope scope,
            @PathVariable String matter,
            @PathVariable String key,
            @RequestBody RecordBody body) {
        return records.save(scope, matter, key, body.draft());
    }

    @PostMapping("/delivery")
    InspectionRecord deliver(
            Scope scope,
            @PathVariable String matter,
            @PathVariable String key,
            @RequestBody Delivery delivery) {
        return records.deliver(scope, matter, key, delivery.version());
    }

    @PostMapping("/acknowledgement")
    InspectionRecord acknowledge(
            Scope scope,
            @PathVariable String matter,
            @PathVariable String key,
            @RequestBody Acknowledgement said) {
        String statement = Objects.requireNonNullElse(said.statement(), "").strip();
        return records.acknowledge(scope, matter, key, statement);
    }

    @PutMapping("/photos/{photo}")
    ResponseEntity<Void> keep(
            Scope scope,
            @PathVariable String matter,
            @PathVariable String key,
            @PathVariable String photo,
            HttpServletRequest request)
            throws IOException {
        try (InputStream body = request.getInputStream()) {
            byte[] file = body.readNBytes(Photos.MOST_BYTES + 1);
            if (file.length > Photos.MOST_BYTES) {
                throw Problem.tooLarge("A photo may have 8 MB at most; make it smaller.");
            }
            photos.keep(scope, matter, key, photo, file);
        }
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/photos/{photo}")
    ResponseEntity<byte[]> photo(
            Scope scope,
            @PathVariable String matter,
            @PathVariable String key,
            @PathVariable String photo) {
        Picture picture = photos.get(scope, matter, key, photo);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(picture.mediaType()))
                .cacheControl(CacheControl.noStore())
                .body(picture.content());
    }

    @PutMapping("/findings/{finding}/steps/{step}")
    ResponseEntity<Void> take(
            Scope scope,
            @PathVariable String matter,
            @PathVariable String key,
            @PathVariable String finding,
            @PathVariable String step,
            @RequestBody Step said) {
        rectifications.take(
                scope,
                matter,
                key,
                finding,
                new Rectifications.Draft(
                        step,
                        DoorController.required("kind", said.kind()),
                        Objects.requireNonNullElse(said.text(), "").strip(),
                        RecordBody.known("photos", said.photos())));
        return ResponseEntity.noContent().build();
    }
}
