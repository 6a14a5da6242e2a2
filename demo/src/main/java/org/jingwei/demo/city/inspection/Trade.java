package org.jingwei.demo.city.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What departments of one kind inspect.
 *
 * @param unit the city's department
 * @param bureau what a county's office of it is called; empty where counties have none here
 * @param law on which it goes by
 * @param objects the sorts of enterprises that it inspects
 */
record Trade(String unit, String bureau, String law, List<String> objects) {

    private static final String FILE = "putian_trades.csv";

    /** Those of the demo city. */
    static List<Trade> putian() {
        try (InputStream in = Trade.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the demo was built without its file " + FILE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(Trade::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    private static Trade parse(String line) {
        String[] fields = line.split(",", -1);
        return new Trade(fields[0], fields[1], fields[2], List.of(fields[3].split(" ", -1)));
    }
}
