package org.jingwei.coordination.inspection.onsite.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.coordination.inspection.onsite.Backfill;
import org.jingwei.coordination.inspection.onsite.Codes;
import org.jingwei.coordination.inspection.onsite.CourtesyVisit;
import org.jingwei.coordination.inspection.onsite.CourtesyVisits;
import org.jingwei.coordination.inspection.onsite.Position;
import org.jingwei.coordination.inspection.onsite.QrCode;
import org.jingwei.coordination.inspection.onsite.Visit;
import org.jingwei.coordination.inspection.onsite.Visits;
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

/** Codes and what is scanned at the door. */
@RestController
@RequestMapping("/api/onsite")
class DoorController {
    private final Codes codes;
    private final Visits visits;
    private final CourtesyVisits courtesies;

    DoorController(Codes codes, Visits visits, CourtesyVisits courtesies) {
        this.codes = codes;
        this.visits = visits;
        this.courtesies = courtesies;
    }

    /** Whether another code is to take the place of the one that holds. */
    record Application(boolean renew) {}

    /** What a phone read, and where it was. */
    record Scanned(
            @Nullable String code,
            boolean leaving,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable Double accuracy) {}

    /** A visit that could not be scanned. */
    record Afterwards(
            @Nullable Backfill kind,
            @Nullable String reason,
            @Nullable Instant arrivedAt,
            @Nullable Instant leftAt) {}

    /** A visit that inspects nothing. */
    record Courtesy(
            @Nullable String key,
            CourtesyVisit.@Nullable Purpose purpose,
            @Nullable String note,
            @Nullable Instant arrivedAt,
            int minutes) {}

    @PostMapping("/{matter}/{key}/code")
    Codes.Given apply(
            Scope scope,
            @PathVariable String matter,
            @PathVariable String key,
            @RequestBody Application application) {
        return codes.apply(scope, matter, key, application.renew());
    }

    /** The code as a picture, never kept: whoever has it can scan it. */
    @GetMapping("/{matter}/{key}/code.svg")
    ResponseEntity<byte[]> picture(
            Scope scope, @PathVariable String matter, @PathVariable String key) {
        Codes.Given given =
                codes.find(scope, matter, key).orElseThrow(() -> Problem.notFound("The code"));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noStore())
                .body(QrCode.svg(given.sealed()).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/scans")
    Visit scan(Scope scope, HttpServletRequest request, @RequestBody Scanned scanned) {
        String code = Objects.requireNonNullElse(scanned.code(), "");
        return visits.scan(
                scope,
                new Visits.Scan(
                        code, scanned.leaving(), position(scanned), request.getRemoteAddr()));
    }

    private static Optional<Position> position(Scanned scanned) {
        Double longitude = scanned.longitude();
        Double latitude = scanned.latitude();
        if (longitude == null || latitude == null) {
            return Optional.empty();
        }
        try {
            double accuracy = Objects.requireNonNullElse(scanned.accuracy(), 0.0);
            return Optional.of(new Position(longitude, latitude, accuracy));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "invalid-position", "The position is wrong: " + e.getMessage() + ".");
        }
    }

    @PostMapping("/{matter}/{key}/backfill")
    Visit backfill(
            Scope scope,
            @PathVariable String matter,
            @PathVariable String key,
            @RequestBody Afterwards said) {
        Visits.Late late =
                new Visits.Late(
                        required("kind", said.kind()),
                        Objects.requireNonNullElse(said.reason(), "").strip(),
                        required("arrivedAt", said.arrivedAt()),
                        Optional.ofNullable(said.leftAt()));
        return visits.backfill(scope, matter, key, late);
    }

    @PutMapping("/courtesy-visits/{id}")
    CourtesyVisit note(Scope scope, @PathVariable String id, @RequestBody Courtesy said) {
        return courtesies.note(
                scope,
                new CourtesyVisits.Draft(
                        id,
                        required("key", said.key()),
                        required("purpose", said.purpose()),
                        Objects.requireNonNullElse(said.note(), "").strip(),
                        required("arrivedAt", said.arrivedAt()),
                        said.minutes()));
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.invalid("invalid-visit", "The field " + field + " is missing.")
                    .errors(List.of(new Problem.Place(0, field, "is missing")));
        }
        return value;
    }
}
