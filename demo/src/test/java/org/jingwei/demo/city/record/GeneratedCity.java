package org.jingwei.demo.city.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jingwei.demo.city.place.AreaList;
import org.jingwei.demo.city.place.CityShapes;
import org.jingwei.demo.city.record.RecordFiles.Written;

/** The demo city's files of 20,000 records, read back. */
record GeneratedCity(AreaList areas, CityShapes shapes, List<Written> files, Path folder) {

    static final int RECORDS = 20_000;

    static GeneratedCity into(Path folder) throws IOException {
        AreaList areas = AreaList.putian();
        CityShapes shapes = CityShapes.generate(areas, 3503);
        List<Written> files = RecordFiles.plan(areas, shapes, RECORDS, 3503).writeTo(folder);
        return new GeneratedCity(areas, shapes, files, folder);
    }

    Written file(String dataset) {
        return files.stream()
                .filter(file -> file.definition().id().equals(dataset))
                .findFirst()
                .orElseThrow();
    }

    /** The rows by element; generated values need no quotes. */
    List<Map<String, String>> rows(String dataset) {
        Written file = file(dataset);
        try (InputStream bytes = Files.newInputStream(folder.resolve(file.fileName()));
                InputStream plain = file.gzip() ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(plain, file.charset()))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            return lines.lines().map(line -> row(header, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(List<String> header, String line) {
        String[] values = line.split(",", -1);
        Map<String, String> row = new LinkedHashMap<>();
        IntStream.range(0, header.size()).forEach(i -> row.put(header.get(i), values[i]));
        return row;
    }
}
