package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.Objects;

/** Where what lies in a table's folder. */
final class TableFolders {

    private TableFolders() {}

    /** A folder of files for each batch that was written. */
    static String data(String table) {
        return table + "/data";
    }

    /** A file of refused rows for each batch that had some. */
    static String rejects(String table) {
        return table + "/rejects";
    }

    /** The folder a file lies in. */
    static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file of the warehouse has a folder");
    }
}
