package org.jingwei.demo.city.place;

/** What kind of country a town lies in; it decides how dense its villages are and how they live. */
public enum Setting {
    URBAN,
    PLAIN,
    COAST,
    MOUNTAIN,
    ISLAND
}
