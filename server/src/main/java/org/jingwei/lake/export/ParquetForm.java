package org.jingwei.lake.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.area.AreaName;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.engine.lake.Column;
import org.jingwei.engine.lake.ColumnType;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.ParquetExport;
import org.jingwei.engine.lake.TableDefinition;
import org.jingwei.lake.DatasetRecord;
import org.jingwei.lake.Exports;
import org.jspecify.annotations.Nullable;

/**
 * Parquet, its columns named like the elements. An element that is masked for some is a text, since
 * what is shown of it need not be a number. It is written as a whole, then sent.
 */
public final class ParquetForm implements RecordFile.Form {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

    private static final String AREA_CODE = "jingwei_area_code";
    private static final String AREA_NAME = "jingwei_area_name";

    private final Lake lake;
    private final Path folder;

    /**
     * @param folder where a file is until it is sent
     */
    public ParquetForm(Lake lake, Path folder) {
        this.lake = lake;
        this.folder = folder;
    }

    @Override
    public String extension() {
        return ".parquet";
    }

    @Override
    public String contentType() {
        return MEDIA_TYPE;
    }

    @Override
    public void write(Exports.Rows export, FileLanguage language, OutputStream output)
            throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "export", extension());
        try {
            try (ParquetExport rows = lake.writeParquet(columns(export.dataset()), file)) {
                export.forEach(exported -> rows.append(values(export.dataset(), exported)));
                rows.finish();
            }
            Files.copy(file, output);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private List<Column> columns(Dataset dataset) {
        Optional<TableDefinition> table = lake.find(dataset.id());
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(AREA_CODE, ColumnType.TEXT, false));
        columns.add(new Column(AREA_NAME, ColumnType.TEXT, false));
        for (Element element : dataset.elements()) {
            ColumnType type =
                    table.flatMap(known -> known.find(element.name()))
                            .map(Column::type)
                            .filter(known -> !element.isMasked())
                            .orElse(ColumnType.TEXT);
            columns.add(new Column(element.name(), type, false));
        }
        return columns;
    }

    private static List<@Nullable Object> values(Dataset dataset, DatasetRecord exported) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(exported.area().map(AreaName::code).orElse(null));
        values.add(exported.area().map(AreaName::name).orElse(null));
        for (Element element : dataset.elements()) {
            @Nullable Object value = exported.values().get(element.name());
            values.add(value != null && element.isMasked() ? value.toString() : value);
        }
        return values;
    }
}
