package org.jingwei.map.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.search.SearchFind;
import org.jingwei.http.Page;
import org.jingwei.map.Search;
import org.jingwei.map.SearchHit;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches what is on the map. */
@RestController
class SearchController {
    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    /** An area by its code and name. */
    record Place(String code, String name) {}

    /** One find. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Found(
            String kind,
            String key,
            String name,
            Optional<Place> area,
            Optional<String> level,
            String path,
            Optional<List<Double>> point,
            SearchFind.Match match) {
        static Found of(SearchHit hit) {
            return new Found(
                    hit.kind(),
                    hit.key(),
                    hit.name(),
                    hit.area().map(area -> new Place(area.code(), area.name())),
                    hit.level(),
                    hit.path(),
                    hit.point().map(point -> List.of(point.longitude(), point.latitude())),
                    hit.match());
        }
    }

    @GetMapping("/api/search")
    Page<Found> find(
            Scope scope, @RequestParam String q, @RequestParam(defaultValue = "10") int limit) {
        return Page.whole(search.find(scope, q, limit).stream().map(Found::of).toList());
    }
}
