package org.jingwei.demo.city;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a folder of generated files holds, and what it was generated from. */
record Manifest(
        int version,
        int records,
        long seed,
        List<RecordFile> recordFiles,
        Map<String, String> digests) {

    /** One department's file; {@code spoiled} rows in it are wrong on purpose. */
    record RecordFile(
            String dataset, String fileName, String charset, boolean gzip, int rows, int spoiled) {}

    static Manifest read(Path file) {
        return JsonMapper.shared().readValue(file, Manifest.class);
    }

    boolean isFor(int otherVersion, int otherRecords, long otherSeed) {
        return version == otherVersion && records == otherRecords && seed == otherSeed;
    }

    int rows() {
        return recordFiles.stream().mapToInt(RecordFile::rows).sum();
    }
}
