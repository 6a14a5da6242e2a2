package org.jingwei.demo.city.record;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/** An enterprise as several datasets know it. */
record Enterprise(String uscc, Village village, Industry industry, Coordinate at) {

    /** As many enterprises as asked for, more where more people live and in the towns' streets. */
    static List<Enterprise> list(Villages villages, int count, SplittableRandom random) {
        List<Enterprise> enterprises = new ArrayList<>(count);
        for (Village village : villages.shareOut(count, Enterprise::density)) {
            enterprises.add(
                    new Enterprise(
                            CreditCode.generated(village.area().county(), enterprises.size() + 1),
                            village,
                            Industry.pick(village, random),
                            village.place(random)));
        }
        return enterprises;
    }

    private static double density(Village village) {
        return village.people()
                * switch (village.setting()) {
                    case URBAN -> 2.2;
                    case PLAIN -> 1.2;
                    case COAST -> 0.9;
                    case ISLAND -> 0.5;
                    case MOUNTAIN -> 0.3;
                };
    }
}
