package org.jingwei.map.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.lake.Exports;
import org.jingwei.lake.PlacedRecords;
import org.jingwei.lake.export.CsvForm;
import org.jingwei.lake.export.FileLanguage;
import org.jingwei.lake.export.RecordFile;
import org.jingwei.lake.export.SheetForm;
import org.jingwei.map.reading.Nearby.Place;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reading from the map. */
@RestController
@RequestMapping("/api/map")
class ReadingController {
    private static final int USUAL_ITEMS = 10;
    private static final int MOST_PIXELS = 50;
    private static final int DEEPEST_ZOOM = 24;
    private static final double USUAL_METRES = 20;
    private static final double USUAL_FARTHEST = 20_000;

    /** Metres that a pixel of a tile 512 pixels wide has at zoom 0 on the equator. */
    private static final double PIXEL_METRES = 78271.516964;

    private final Nearby nearby;
    private final Within within;
    private final GeoJsonFile geoJson;
    private final Exports exports;
    private final PlacedRecords records;

    ReadingController(
            Nearby nearby,
            Within within,
            GeoJsonFile geoJson,
            Exports exports,
            PlacedRecords records) {
        this.nearby = nearby;
        this.within = within;
        this.geoJson = geoJson;
        this.exports = exports;
        this.records = records;
    }

    /**
     * Where is asked, and how near.
     *
     * @param radiusMetres how far around; or
     * @param pixels how far around on a map at this
     * @param zoom of tiles 512 pixels wide
     * @param layers which; all when absent
     * @param limit how many of each layer
     */
    record IdentifyBody(
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double radiusMetres,
            @Nullable Double pixels,
            @Nullable Double zoom,
            @Nullable List<String> layers,
            @Nullable Integer limit) {
        Place place() {
            if (lon == null || lat == null) {
                throw Problem.badRequest("invalid-place", "lon and lat are needed.");
            }
            return new Place(lon, lat);
        }

        double metres() {
            if (radiusMetres != null) {
                return radiusMetres;
            }
            if (pixels == null) {
                return USUAL_METRES;
            }
            if (zoom == null || !(zoom >= 0 && zoom <= DEEPEST_ZOOM)) {
                throw Problem.badRequest(
                        "invalid-radius", "pixels need a zoom from 0 to " + DEEPEST_ZOOM + ".");
            }
            if (!(pixels > 0 && pixels <= MOST_PIXELS)) {
                throw Problem.badRequest(
                        "invalid-radius", "pixels must be from 0 to " + MOST_PIXELS + ".");
            }
            double size =
                    PIXEL_METRES * Math.cos(Math.toRadians(place().latitude())) / Math.pow(2, zoom);
            return Math.min(pixels * size, 5_000);
        }
    }

    /** What is there, by layer. */
    record Here(
            double lon,
            double lat,
            double radiusMetres,
            String distance,
            List<Found.InLayer> items) {}

    @PostMapping("/identify")
    Here identify(Scope scope, @RequestBody IdentifyBody body) {
        Place place = body.place();
        double metres = body.metres();
        return new Here(
                place.longitude(),
                place.latitude(),
                metres,
                Distances.METHOD,
                nearby.here(
                        scope,
                        place,
                        metres,
                        Optional.ofNullable(body.layers()),
                        body.limit() == null ? USUAL_ITEMS : body.limit()));
    }

    @GetMapping("/nearest")
    Here nearest(
            Scope scope,
            @RequestParam double lon,
            @RequestParam double lat,
            @RequestParam Optional<List<String>> layers,
            @RequestParam Optional<Integer> limit,
            @RequestParam Optional<Double> maxMetres) {
        Place place = new Place(lon, lat);
        double metres = maxMetres.orElse(USUAL_FARTHEST);
        return new Here(
                lon,
                lat,
                metres,
                Distances.METHOD,
                nearby.nearest(scope, place, metres, layers, limit.orElse(5)));
    }

    /**
     * A region and the layers to count: a polygon in GeoJSON, or a circle.
     *
     * @param layers which; all when absent
     */
    record RegionBody(
            @Nullable JsonNode polygon, @Nullable Circle circle, @Nullable List<String> layers) {
        /** A circle. */
        record Circle(@Nullable Double lon, @Nullable Double lat, @Nullable Double radiusMetres) {}

        Region region() {
            if ((polygon == null) == (circle == null)) {
                throw Problem.badRequest("invalid-region", "Send either a polygon or a circle.");
            }
            if (circle == null) {
                return Region.polygon(polygon);
            }
            if (circle.lon() == null || circle.lat() == null || circle.radiusMetres() == null) {
                throw Problem.badRequest(
                        "invalid-region", "A circle has lon, lat and radiusMetres.");
            }
            return Region.circle(new Place(circle.lon(), circle.lat()), circle.radiusMetres());
        }
    }

    /** Counts by layer, and all of them together. */
    record Counts(List<Within.Count> items, long total) {}

    @PostMapping("/within")
    Counts within(Scope scope, @RequestBody RegionBody body) {
        List<Within.Count> counts =
                within.count(scope, body.region(), Optional.ofNullable(body.layers()));
        return new Counts(counts, counts.stream().mapToLong(Within.Count::count).sum());
    }

    @PostMapping("/within/{layer}")
    Page<Found> list(
            Scope scope,
            @PathVariable String layer,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit,
            @RequestBody RegionBody body) {
        return within.list(
                scope, body.region(), layer, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PostMapping("/within/{layer}.geojson")
    void geoJson(
            Scope scope,
            @PathVariable String layer,
            @RequestBody RegionBody body,
            HttpServletResponse response)
            throws IOException {
        Within.Exported exported = within.export(scope, body.region(), layer, Long.MAX_VALUE);
        response.setContentType(GeoJsonFile.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                GeoJsonFile.disposition(exported.layer().info().name()));
        try (OutputStream output = response.getOutputStream()) {
            geoJson.write(scope, exported, output);
        }
    }

    @PostMapping("/within/{layer}.csv")
    void csv(
            Scope scope,
            @PathVariable String layer,
            @RequestParam Optional<String> lang,
            @RequestBody RegionBody body,
            HttpServletResponse response)
            throws IOException {
        send(scope, body.region(), layer, new Sent(new CsvForm(), lang.orElse("zh")), response);
    }

    @PostMapping("/within/{layer}.xlsx")
    void xlsx(
            Scope scope,
            @PathVariable String layer,
            @RequestParam Optional<String> lang,
            @RequestBody RegionBody body,
            HttpServletResponse response)
            throws IOException {
        send(scope, body.region(), layer, new Sent(new SheetForm(), lang.orElse("zh")), response);
    }

    private record Sent(RecordFile.Form form, String lang) {}

    private void send(
            Scope scope, Region region, String id, Sent sent, HttpServletResponse response)
            throws IOException {
        FileLanguage language = FileLanguage.of(sent.lang());
        Within.Exported exported = within.export(scope, region, id, sent.form().mostRows());
        var dataset =
                exported.layer()
                        .dataset()
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "no-rows",
                                        "The layer "
                                                + id
                                                + " has no rows of a dataset; take it as .geojson."));
        List<Long> rows = exported.ids().stream().map(Long::valueOf).toList();
        Exports.Rows all =
                exports.of(scope, dataset, rows, some -> records.list(scope, dataset.id(), some));
        new RecordFile(all, language, sent.form()).sendTo(response, Optional.empty());
    }
}
