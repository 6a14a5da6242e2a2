package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.Objects;

/** Where what lies in a table's folder. */
final class TableFolders {

    private TableFolders() {}

    /** A folder of files for each batch that was written. */
    static Path data(Path table) {
        return table.resolve("data");
    }

    /** A file of refused rows for each batch that had some. */
    static Path rejects(Path table) {
        return table.resolve("rejects");
    }

    /** The folder a file lies in. */
    static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file of the warehouse has a folder");
    }
}
