package org.jingwei.lake.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.lake.DatasetRecord;
import org.jingwei.lake.RecordPage;
import org.jingwei.lake.SliceRequest;
import org.jingwei.lake.Slices;
import org.jingwei.lake.Summaries;
import org.jingwei.lake.Summary;
import org.jingwei.lake.SummaryRequest;
import org.jingwei.scope.Scope;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Slices of a dataset: its records and its numbers. */
@RestController
@RequestMapping("/api/datasets/{id}")
class RecordController {
    static final String FILTERS =
            "element:operator:value; operators eq, in, starts, contains, ge, le, null, notnull";

    private final Slices slices;
    private final Summaries summaries;

    RecordController(Slices slices, Summaries summaries) {
        this.slices = slices;
        this.summaries = summaries;
    }

    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = FILTERS,
            array = @ArraySchema(schema = @Schema(type = "string")))
    @GetMapping("/records")
    RecordPage records(
            Scope scope,
            @PathVariable String id,
            @ParameterObject RowsAsked asked,
            @ParameterObject PageAsked page,
            HttpServletRequest request) {
        return slices.page(scope, asked.of(id, request), page.of());
    }

    /**
     * Which page is asked for, as request parameters.
     *
     * @param sort elements by comma, each with a minus before it to begin with the last
     * @param total exact (or true), estimated, or nothing
     */
    record PageAsked(
            Optional<String> cursor,
            Optional<Integer> offset,
            Optional<Integer> limit,
            Optional<String> sort,
            Optional<String> total) {
        Slices.PageWanted of() {
            return new Slices.PageWanted(
                    PageRequest.of(cursor, offset, limit), sort, counting(total.orElse("false")));
        }

        private static RecordPage.Counting counting(String total) {
            return switch (total) {
                case "true", "exact" -> RecordPage.Counting.EXACT;
                case "estimated" -> RecordPage.Counting.ESTIMATED;
                case "false" -> RecordPage.Counting.NONE;
                default ->
                        throw Problem.badRequest(
                                "invalid-total", "total is exact or estimated, nothing else.");
            };
        }
    }

    @GetMapping("/records/{row}")
    DatasetRecord record(Scope scope, @PathVariable String id, @PathVariable String row) {
        return slices.get(scope, id, row);
    }

    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = FILTERS,
            array = @ArraySchema(schema = @Schema(type = "string")))
    @GetMapping("/summary")
    Summary summary(
            Scope scope,
            @PathVariable String id,
            @ParameterObject RowsAsked asked,
            @ParameterObject NumbersAsked numbers,
            HttpServletRequest request) {
        return summaries.get(scope, numbers.of(asked.of(id, request)));
    }

    /**
     * What numbers are asked for, as request parameters.
     *
     * @param by children, month, the name of an area level, or an element
     * @param sum an element to add up, as measures=sum:element
     * @param measures by comma: count, sum:element, min:element, max:element, distinct:element
     */
    record NumbersAsked(
            Optional<String> by, Optional<String> sum, Optional<List<String>> measures) {
        SummaryRequest of(SliceRequest rows) {
            List<String> all = new ArrayList<>(measures.orElse(List.of()));
            sum.ifPresent(element -> all.add("sum:" + element));
            return new SummaryRequest(rows, by.orElse(SummaryRequest.BY_CHILDREN), all);
        }
    }
}
