package org.jingwei.bench;

import java.nio.file.Path;

/**
 * {@code tiles N} measures the tile index; {@code system ADDRESS USER PASSWORD AREAS ROWS} the
 * running server. Prints Markdown.
 */
public final class Bench {
    private Bench() {}

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("tiles")) {
            TileBench.run(Integer.parseInt(arguments[1]));
        } else {
            SystemBench bench = new SystemBench(arguments[1], arguments[2], arguments[3]);
            bench.reads("350303104001", "350303104");
            bench.intake(Path.of(arguments[4]), Integer.parseInt(arguments[5]));
        }
    }
}
