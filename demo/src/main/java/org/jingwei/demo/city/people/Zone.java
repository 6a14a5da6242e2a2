package org.jingwei.demo.city.people;

import java.util.List;

/** A functional zone: towns that a committee runs together, whatever county they stand under. */
public record Zone(String id, String name, List<String> areas) {

    static final Zone MEIZHOU = new Zone("meizhou", "湄洲岛国家旅游度假区", List.of("350305108"));
    static final Zone NORTH_SHORE =
            new Zone("north-shore", "湄洲湾北岸经济开发区", List.of("350305102", "350305103", "350305109"));

    /** The zones of Putian. */
    public static List<Zone> all() {
        return List.of(MEIZHOU, NORTH_SHORE);
    }
}
