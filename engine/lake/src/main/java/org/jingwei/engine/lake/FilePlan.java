package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/** Which files of a table may hold rows that meet a condition, by the bounds in its manifests. */
final class FilePlan {

    private FilePlan() {}

    static List<Path> of(Table table, Expression condition, LocalFileIO files) {
        List<Path> paths = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().filter(condition).planFiles()) {
            tasks.forEach(task -> paths.add(files.path(task.file().location())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot plan a read of " + table.name(), e);
        }
        return paths;
    }
}
