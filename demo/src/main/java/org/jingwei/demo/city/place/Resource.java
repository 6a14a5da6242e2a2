package org.jingwei.demo.city.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text file that is shipped inside this package. */
record Resource(String name) {

    String text() {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the demo was built without its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** The rows of a comma-separated file without quotes, its header line left out. */
    List<String[]> rows() {
        return text().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
}
