package org.jingwei.coordination.inspection.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of inspections and their templates, as Word files. */
@RestController
@RequestMapping("/api")
class DocumentController {
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Documents documents;
    private final Templates templates;

    DocumentController(Documents documents, Templates templates) {
        this.documents = documents;
        this.templates = templates;
    }

    /** A document that can be made now. */
    record Open(String kind, String name, String nameEn) {
        static Open of(DocumentKind kind) {
            return new Open(kind.slug(), kind.chinese(), kind.english());
        }
    }

    /** Those that can be made now. */
    record OpenDocuments(List<Open> items) {}

    /** What can stand in a template. */
    record PlaceItem(String name, String text, String textEn) {}

    /** A document's template. */
    record TemplateItem(
            String kind,
            String name,
            String nameEn,
            int version,
            boolean shipped,
            Optional<Instant> changedAt) {}

    /** All templates, and what can stand in them. */
    record TemplateItems(List<TemplateItem> items, List<PlaceItem> places, boolean mayChange) {}

    @GetMapping("/matters/{id}/documents")
    OpenDocuments open(Scope scope, @PathVariable String id) {
        return new OpenDocuments(documents.open(scope, id).stream().map(Open::of).toList());
    }

    @GetMapping("/matters/{id}/documents/{kind}")
    ResponseEntity<ByteArrayResource> make(
            Scope scope,
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam Optional<String> target) {
        Documents.Made made =
                documents.make(scope, id, kind(kind), target.map(DocumentController::subject));
        return file(made.name(), made.file());
    }

    private static SubjectKey subject(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw Problem.badRequest(
                    "invalid-target", "target is a kind and a key, as ENTERPRISE:9135….");
        }
        return new SubjectKey(text.substring(0, colon), text.substring(colon + 1));
    }

    @GetMapping("/document-templates")
    TemplateItems templates(Scope scope) {
        Templates.Room room = templates.room(scope);
        return new TemplateItems(
                room.states().stream().map(DocumentController::item).toList(),
                Stream.of(Place.values())
                        .map(place -> new PlaceItem(place.text(), place.chinese(), place.english()))
                        .toList(),
                room.mayChange());
    }

    private static TemplateItem item(Templates.State state) {
        return new TemplateItem(
                state.kind().slug(),
                state.kind().chinese(),
                state.kind().english(),
                state.version(),
                state.shipped(),
                state.changedAt());
    }

    @GetMapping("/document-templates/{kind}")
    ResponseEntity<ByteArrayResource> template(Scope scope, @PathVariable String kind) {
        DocumentKind of = kind(kind);
        return file(of.chinese(), new ByteArrayResource(templates.current(scope, of)));
    }

    @RequestBody(
            content =
                    @Content(
                            mediaType = DOCX,
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping("/document-templates/{kind}")
    TemplateItems put(Scope scope, @PathVariable String kind, HttpServletRequest request)
            throws IOException {
        templates.put(scope, kind(kind), request.getInputStream());
        return templates(scope);
    }

    @DeleteMapping("/document-templates/{kind}")
    TemplateItems restore(Scope scope, @PathVariable String kind) {
        templates.restore(scope, kind(kind));
        return templates(scope);
    }

    private static DocumentKind kind(String slug) {
        return DocumentKind.ofSlug(slug).orElseThrow(() -> Problem.notFound("The document"));
    }

    private static ResponseEntity<ByteArrayResource> file(String name, ByteArrayResource content) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, DOCX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".docx", UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
