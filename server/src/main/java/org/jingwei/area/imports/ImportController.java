package org.jingwei.area.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes in area lists and boundary files, as streams. */
@RestController
@RequestMapping("/api/areas")
class ImportController {
    private final AreaListImport areaList;
    private final BoundaryImport boundaries;

    ImportController(AreaListImport areaList, BoundaryImport boundaries) {
        this.areaList = areaList;
        this.boundaries = boundaries;
    }

    /** How many were taken in. */
    record Imported(int imported) {}

    @PostMapping(path = "/imports", consumes = "text/csv")
    Imported importAreas(Scope scope, InputStream body) throws IOException {
        return new Imported(areaList.read(scope, body));
    }

    @PostMapping(
            path = "/boundaries",
            consumes = {"application/geo+json", "application/json"})
    Imported importBoundaries(
            Scope scope,
            InputStream body,
            @RequestParam Optional<String> crs,
            @RequestParam(defaultValue = "code") String codeProperty,
            @RequestParam Optional<String> codePrefix,
            @RequestParam(defaultValue = "false") boolean synthetic)
            throws IOException {
        BoundaryRequest request = new BoundaryRequest(crs, codeProperty, codePrefix, synthetic);
        return new Imported(boundaries.read(scope, body, request));
    }
}
