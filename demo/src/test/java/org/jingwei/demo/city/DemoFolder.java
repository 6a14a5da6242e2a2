package org.jingwei.demo.city;

import java.io.IOException;
import java.nio.file.Path;

/** A small generated city for tests. */
public final class DemoFolder {

    static final int RECORDS = 2_000;

    private DemoFolder() {}

    /** Generates the city into this folder. */
    public static Path generated(Path folder) throws IOException {
        new CityFiles(folder).generate(RECORDS, 3503);
        return folder;
    }
}
