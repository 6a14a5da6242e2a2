package org.jingwei.coordination.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The country's days off and make-up working days, as far as they are announced and shipped. */
final class Holidays {
    private static final String RESOURCE = "holidays-cn.csv";
    private static final String HEADER = "day,working,name";
    private static final int COLUMNS = 3;

    private Holidays() {}

    /** All of them, by day; the resource names its sources. */
    static List<CalendarDay> read() {
        InputStream resource = Holidays.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is missing");
        }
        List<CalendarDay> days = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.equals(HEADER)) {
                    String[] cells = line.split(",", COLUMNS);
                    days.add(
                            new CalendarDay(
                                    LocalDate.parse(cells[0]),
                                    Boolean.parseBoolean(cells[1]),
                                    cells[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(days);
    }
}
