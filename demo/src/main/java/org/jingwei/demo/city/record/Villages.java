package org.jingwei.demo.city.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jingwei.demo.city.place.Area;
import org.jingwei.demo.city.place.AreaList;
import org.jingwei.demo.city.place.CityShapes;
import org.jingwei.demo.city.place.Level;
import org.jingwei.demo.city.place.Setting;
import org.jingwei.engine.geo.CoordinateSystem;

/** All villages of the city, in the order of their codes. */
final class Villages {

    private final AreaList areas;
    private final List<Village> villages;

    private Villages(AreaList areas, List<Village> villages) {
        this.areas = areas;
        this.villages = villages;
    }

    static Villages of(AreaList areas, CityShapes shapes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Village> villages = new ArrayList<>();
        for (Area area : areas.all(Level.VILLAGE)) {
            Setting setting = areas.setting(area);
            double people = typicalPeople(setting) * Math.exp(random.nextGaussian() * 0.35);
            villages.add(
                    new Village(
                            area,
                            setting,
                            people,
                            CoordinateSystem.GCJ02.toWgs84(shapes.get(area.code())),
                            random.split()));
        }
        return new Villages(areas, List.copyOf(villages));
    }

    List<Village> all() {
        return villages;
    }

    String townName(Village village) {
        return areas.get(village.area().town()).name();
    }

    String countyName(Village village) {
        return areas.get(village.area().county()).name();
    }

    /**
     * One village per record, {@code count} in all, shared out by weight with the largest remainder
     * and in the order of the codes.
     */
    List<Village> shareOut(int count, ToDoubleFunction<Village> weight) {
        double[] exact = villages.stream().mapToDouble(weight).toArray();
        double sum = Arrays.stream(exact).sum();
        int[] counts = new int[exact.length];
        int given = 0;
        for (int i = 0; i < exact.length; i++) {
            exact[i] *= count / sum;
            counts[i] = (int) exact[i];
            given += counts[i];
        }
        IntStream.range(0, exact.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> counts[i] - exact[i]))
                .limit(count - given)
                .forEach(i -> counts[i]++);
        List<Village> shared = new ArrayList<>(count);
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < counts[i]; k++) {
                shared.add(villages.get(i));
            }
        }
        return shared;
    }

    private static double typicalPeople(Setting setting) {
        return switch (setting) {
            case URBAN -> 6800;
            case PLAIN -> 3900;
            case COAST -> 3600;
            case ISLAND -> 3200;
            case MOUNTAIN -> 1500;
        };
    }
}
