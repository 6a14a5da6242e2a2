package org.jingwei.demo.city.place;

/**
 * Where a generated town is put, and how large it should come out. Placed by hand and by rough
 * knowledge, so that the map looks like the place; not a survey.
 *
 * @param areaWeight share of the county's land relative to its other towns
 */
record TownSeed(
        String town, double longitude, double latitude, double areaWeight, Setting setting) {}
