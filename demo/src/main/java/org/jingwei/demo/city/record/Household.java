package org.jingwei.demo.city.record;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * People who live under one roof.
 *
 * @param number its key, such as H3503020010010001
 * @param firstResident the serial number of its head; the others follow
 */
record Household(
        String number, Village village, int firstResident, int persons, String houseNumber) {

    private static final Weighted SIZES =
            Weighted.of(new String[] {"1", "2", "3", "4", "5", "6"}, 18, 27, 23, 18, 9, 5);

    /** Households with {@code residents} people in all. */
    static List<Household> list(Villages villages, int residents, SplittableRandom random) {
        List<Household> households = new ArrayList<>();
        List<Village> homes = villages.shareOut(residents, Village::people);
        int serial = 0;
        int within = 0;
        while (serial < homes.size()) {
            Village village = homes.get(serial);
            boolean sameVillage =
                    !households.isEmpty() && households.getLast().village() == village;
            within = sameVillage ? within + 1 : 1;
            int persons = 1;
            int wanted = Integer.parseInt(SIZES.pick(random));
            while (persons < wanted
                    && serial + persons < homes.size()
                    && homes.get(serial + persons) == village) {
                persons++;
            }
            String number = Wording.numbered("H" + village.code(), within);
            households.add(
                    new Household(
                            number, village, serial + 1, persons, 1 + random.nextInt(400) + "号"));
            serial += persons;
        }
        return households;
    }

    String address() {
        return village.shortName() + houseNumber;
    }

    String headName() {
        return Wording.numbered("居民", firstResident);
    }
}
