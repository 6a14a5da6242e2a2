package org.jingwei.area.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.jingwei.area.Area;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.locationtech.jts.geom.Envelope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the area tree. */
@RestController
@RequestMapping("/api/areas")
class AreaController {
    private final Areas areas;

    AreaController(Areas areas) {
        this.areas = areas;
    }

    /** An area as it is shown in a list. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AreaItem(
            String code,
            String name,
            String level,
            Optional<String> parent,
            Optional<List<Double>> point,
            Optional<List<Double>> bounds,
            boolean synthetic) {
        static AreaItem of(Area area) {
            return new AreaItem(
                    area.code(),
                    area.name(),
                    area.level(),
                    area.parent(),
                    area.point().map(AreaController::coordinates),
                    area.bounds().map(AreaController::coordinates),
                    area.synthetic());
        }
    }

    /** An area by itself, with its path and the number of areas below it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AreaDetail(@JsonUnwrapped AreaItem area, List<AreaName> path, int childCount) {}

    @GetMapping("/{code}")
    AreaDetail get(Scope scope, @PathVariable String code) {
        Area area = areas.get(scope, code);
        return new AreaDetail(
                AreaItem.of(area), areas.path(scope, area.code()), areas.childCount(scope, area));
    }

    @GetMapping("/{code}/children")
    Page<AreaItem> children(
            Scope scope,
            @PathVariable String code,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> offset,
            @RequestParam Optional<Integer> limit) {
        Page<Area> page = areas.children(scope, code, PageRequest.of(cursor, offset, limit));
        return new Page<>(
                page.items().stream().map(AreaItem::of).toList(), page.next(), page.total());
    }

    private static List<Double> coordinates(LonLat point) {
        return List.of(point.longitude(), point.latitude());
    }

    private static List<Double> coordinates(Envelope bounds) {
        return List.of(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
    }
}
