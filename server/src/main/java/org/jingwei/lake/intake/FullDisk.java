package org.jingwei.lake.intake;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.lake.Batch;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Recognises in a failure that there was no room on a disk, and says so in plain words. Reading the
 * file again would only fill the disk again. The system's own words are looked for, in English and
 * Chinese, since neither DuckDB nor Iceberg hands on a code; PostgreSQL has one.
 */
@Component
class FullDisk {
    static final String CODE = "no-space";

    private static final int DEEPEST = 20;
    private static final String DATABASE_IS_FULL = "53100";

    /** DuckDB may use what is free for its spilling, and says so when that is used up. */
    private static final String SPILL_LIMIT = "max_temp_directory_size";

    private static final List<String> SIGNS =
            List.of(
                    SPILL_LIMIT,
                    "No space left on device",
                    "Disk quota exceeded",
                    "File too large",
                    "设备上没有空间",
                    "超出磁盘限额",
                    "文件过大");

    private final Path spill;
    private final Map<Path, String> folders = new LinkedHashMap<>();

    FullDisk(Settings settings) {
        Path spool = settings.folder(Setting.SPOOL, "spool");
        this.spill = settings.dataFolder().resolve("temp");
        folders.put(spill, "where files are sorted");
        folders.put(spool, "of the files that wait");
        folders.put(spool.resolveSibling("refused"), "of the refused rows");
        if (!settings.value(Setting.LAKE).contains("://")) {
            folders.put(settings.folder(Setting.LAKE, "lake"), "of the tables");
        }
    }

    /** What to tell of the failure, if it is that of a full disk. */
    Optional<Batch.Failure> find(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String text = String.valueOf(cause.getMessage());
            if (cause instanceof SQLException sql && DATABASE_IS_FULL.equals(sql.getSQLState())) {
                return Optional.of(told("the disk of the database"));
            }
            if (SIGNS.stream().anyMatch(text::contains)) {
                return Optional.of(told(place(failure)));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private String place(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String text = String.valueOf(cause.getMessage());
            if (text.contains(SPILL_LIMIT)) {
                return named(spill);
            }
            for (Path folder : folders.keySet()) {
                if (text.contains(folder + "/")) {
                    return named(folder);
                }
            }
            cause = cause.getCause();
        }
        return "a disk of the platform (" + String.join(", ", folders.values()) + ")";
    }

    private String named(Path folder) {
        return "the disk of the folder " + folder + ", " + folders.get(folder) + ",";
    }

    private static Batch.Failure told(String place) {
        return new Batch.Failure(
                CODE,
                "There is no room on "
                        + place
                        + " to read the file. Nothing of it was kept, and the dataset is as it was."
                        + " Ask the operator of the platform to make room, then send the file"
                        + " again.");
    }
}
