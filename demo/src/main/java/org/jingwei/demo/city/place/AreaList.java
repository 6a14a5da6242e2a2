package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The area tree of Putian: one city, 5 counties, 57 towns, 979 villages, with the codes and names
 * of the statistical standard as of 2023-06-30. No claim that they are current.
 */
public final class AreaList {

    /** The root of the tree. */
    public static final String CITY = "3503";

    private static final String CITY_NAME = "莆田市";
    private static final Map<String, String> COUNTY_NAMES = countyNames();

    private final Map<String, Area> areas;
    private final Map<String, TownSeed> seeds;

    private AreaList(Map<String, Area> areas, Map<String, TownSeed> seeds) {
        this.areas = areas;
        this.seeds = seeds;
    }

    /** Reads the list that is shipped with the demo. */
    public static AreaList putian() {
        Map<String, Area> counties = new LinkedHashMap<>();
        Map<String, Area> towns = new LinkedHashMap<>();
        Map<String, Area> villages = new LinkedHashMap<>();
        COUNTY_NAMES.forEach(
                (code, name) -> counties.put(code, new Area(code, name, CITY, Level.COUNTY)));
        for (String[] row : new Resource("putian_3503_villages.csv").rows()) {
            String town = row[2].substring(0, 9);
            towns.putIfAbsent(town, new Area(town, row[3], row[4], Level.TOWN));
            villages.put(row[0], new Area(row[0], row[1], town, Level.VILLAGE));
        }
        Map<String, Area> areas = new LinkedHashMap<>();
        areas.put(CITY, new Area(CITY, CITY_NAME, "", Level.CITY));
        areas.putAll(counties);
        areas.putAll(towns);
        areas.putAll(villages);
        return new AreaList(areas, readSeeds());
    }

    /** Every node, parents before children. */
    public List<Area> all() {
        return List.copyOf(areas.values());
    }

    /** The nodes of one level, by code. */
    public List<Area> all(Level level) {
        return areas.values().stream().filter(area -> area.level() == level).toList();
    }

    /** The nodes directly below one. */
    public List<Area> children(String parent) {
        return areas.values().stream().filter(area -> area.parent().equals(parent)).toList();
    }

    /** Whether there is an area of this code. */
    public boolean has(String code) {
        return areas.containsKey(code);
    }

    /** The node with this code. */
    public Area get(String code) {
        return Optional.ofNullable(areas.get(code))
                .orElseThrow(() -> new IllegalArgumentException("no area " + code + " in Putian"));
    }

    /** The country a town, or the town of a village, lies in. */
    public Setting setting(Area area) {
        return seed(area.town()).setting();
    }

    /** The list as the platform's area import takes it. */
    public String toCsv() {
        List<String> lines = new ArrayList<>(areas.size() + 1);
        lines.add("code,name,parent,level");
        for (Area area : areas.values()) {
            lines.add(
                    String.join(
                            ",",
                            List.of(area.code(), area.name(), area.parent(), area.level().name())));
        }
        return String.join("\n", lines) + "\n";
    }

    TownSeed seed(String town) {
        return Optional.ofNullable(seeds.get(town))
                .orElseThrow(() -> new IllegalStateException("no seed for town " + town));
    }

    private static Map<String, TownSeed> readSeeds() {
        Map<String, TownSeed> seeds = new LinkedHashMap<>();
        for (String[] row : new Resource("putian_town_seeds.csv").rows()) {
            seeds.put(
                    row[0],
                    new TownSeed(
                            row[0],
                            Double.parseDouble(row[1]),
                            Double.parseDouble(row[2]),
                            Double.parseDouble(row[3]),
                            Setting.valueOf(row[4])));
        }
        return seeds;
    }

    private static Map<String, String> countyNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("350302", "城厢区");
        names.put("350303", "涵江区");
        names.put("350304", "荔城区");
        names.put("350305", "秀屿区");
        names.put("350322", "仙游县");
        return names;
    }
}
