package org.jingwei.demo.city.place;

/** The levels of the area tree that the demo city fills. */
public enum Level {
    CITY,
    COUNTY,
    TOWN,
    VILLAGE
}
