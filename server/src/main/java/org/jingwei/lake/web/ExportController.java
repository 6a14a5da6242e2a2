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
import java.util.Optional;
import org.jingwei.engine.lake.Lake;
import org.jingwei.lake.Exports;
import org.jingwei.lake.SliceRequest;
import org.jingwei.lake.export.CsvForm;
import org.jingwei.lake.export.FileLanguage;
import org.jingwei.lake.export.ParquetForm;
import org.jingwei.lake.export.RecordFile;
import org.jingwei.lake.export.SheetForm;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Settings;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All records of a slice as a file; rows in no area are not in it. */
@RestController
@RequestMapping("/api/datasets/{id}")
class ExportController {
    private final Exports exports;
    private final Lake lake;
    private final Settings settings;

    ExportController(Exports exports, Lake lake, Settings settings) {
        this.exports = exports;
        this.lake = lake;
        this.settings = settings;
    }

    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = RecordController.FILTERS,
            array = @ArraySchema(schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/records.csv")
    void csv(
            Scope scope,
            @PathVariable String id,
            @ParameterObject ExportAsked asked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(scope, asked.file(id, request), new CsvForm(), response);
    }

    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = RecordController.FILTERS,
            array = @ArraySchema(schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = SheetForm.MEDIA_TYPE,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/records.xlsx")
    void xlsx(
            Scope scope,
            @PathVariable String id,
            @ParameterObject ExportAsked asked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(scope, asked.file(id, request), new SheetForm(), response);
    }

    @Parameter(
            name = "filter",
            in = ParameterIn.QUERY,
            description = RecordController.FILTERS,
            array = @ArraySchema(schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = ParquetForm.MEDIA_TYPE,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/records.parquet")
    void parquet(
            Scope scope,
            @PathVariable String id,
            @ParameterObject ExportAsked asked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(scope, asked.file(id, request), parquet(), response);
    }

    private RecordFile.Form parquet() {
        return new ParquetForm(lake, settings.dataFolder().resolve("temp").resolve("exports"));
    }

    private void send(
            Scope scope, FileAsked file, RecordFile.Form form, HttpServletResponse response)
            throws IOException {
        FileLanguage language = FileLanguage.of(file.lang());
        Exports.Export export = exports.open(scope, file.rows(), form.mostRows());
        new RecordFile(export, language, form).sendTo(response, file.rows().area());
    }

    private record FileAsked(SliceRequest rows, String lang) {}

    /**
     * What is asked for, as request parameters.
     *
     * @param areas now: rows of ended areas count for their successors; then: as they came
     * @param asOf a time: the rows as they were
     * @param lang zh or en, of the header
     */
    record ExportAsked(
            Optional<String> area,
            Optional<String> areas,
            Optional<String> asOf,
            Optional<String> lang) {
        private FileAsked file(String dataset, HttpServletRequest request) {
            RowsAsked placed = new RowsAsked(area, Optional.empty(), areas, asOf);
            return new FileAsked(placed.of(dataset, request), lang.orElse("zh"));
        }
    }
}
