package org.jingwei.lake.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.lake.DatasetRecord;
import org.jingwei.lake.Exports;
import org.jingwei.lake.SliceRequest;
import org.jingwei.lake.Slices;
import org.jingwei.lake.Summaries;
import org.jingwei.lake.Summary;
import org.jingwei.scope.Scope;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Slices of a dataset: its records and its numbers. */
@RestController
@RequestMapping("/api/datasets/{id}")
class RecordController {
    private final Slices slices;
    private final Exports exports;
    private final Summaries summaries;

    RecordController(Slices slices, Exports exports, Summaries summaries) {
        this.slices = slices;
        this.exports = exports;
        this.summaries = summaries;
    }

    /** What rows are asked for, as request parameters. */
    record RowsAsked(Optional<String> area, Optional<Boolean> unplaced) {

        /** Filters are taken as they stand: as a list, one with commas would be cut apart. */
        SliceRequest of(String dataset, HttpServletRequest request) {
            return new SliceRequest(dataset, area, unplaced.orElse(false), filters(request));
        }

        private static List<String> filters(HttpServletRequest request) {
            String[] filters = request.getParameterValues("filter");
            return filters == null ? List.of() : List.of(filters);
        }
    }

    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = "element:operator:value; operators eq, in, contains, ge, le, null",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @GetMapping("/records")
    Page<DatasetRecord> records(
            Scope scope,
            @PathVariable String id,
            @ParameterObject RowsAsked asked,
            @ParameterObject PageAsked page,
            @RequestParam(defaultValue = "false") boolean total,
            HttpServletRequest request) {
        return slices.page(scope, asked.of(id, request), page.of(), total);
    }

    /** Which page is asked for, as request parameters. */
    record PageAsked(Optional<String> cursor, Optional<Integer> offset, Optional<Integer> limit) {
        PageRequest of() {
            return PageRequest.of(cursor, offset, limit);
        }
    }

    /** All records of a slice as a file; rows in no area are not in it. */
    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = "element:operator:value; operators eq, in, contains, ge, le, null",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/records.csv")
    void export(
            Scope scope,
            @PathVariable String id,
            @RequestParam Optional<String> area,
            @RequestParam(defaultValue = "zh") String lang,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RecordFile.Language language = RecordFile.Language.of(lang);
        SliceRequest placed = new RowsAsked(area, Optional.empty()).of(id, request);
        new RecordFile(exports.open(scope, placed), language).sendTo(response, area);
    }

    @GetMapping("/records/{row}")
    DatasetRecord record(Scope scope, @PathVariable String id, @PathVariable String row) {
        return slices.get(scope, id, row);
    }

    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = "element:operator:value; operators eq, in, contains, ge, le, null",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @GetMapping("/summary")
    Summary summary(
            Scope scope,
            @PathVariable String id,
            @ParameterObject RowsAsked asked,
            @RequestParam(defaultValue = Summaries.BY_CHILDREN) String by,
            @RequestParam Optional<String> sum,
            HttpServletRequest request) {
        return summaries.get(scope, asked.of(id, request), by, sum);
    }
}
