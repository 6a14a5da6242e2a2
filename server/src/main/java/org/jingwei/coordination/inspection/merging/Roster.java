package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** How many visits each unit can make on each day, and how many of them are taken. */
final class Roster {
    private final Names names = new Names();
    private final List<int[]> capacity = new ArrayList<>();
    private final List<int[]> taken = new ArrayList<>();
    private final List<double[]> expected = new ArrayList<>();
    private final Days days;

    Roster(Days days, List<UnitCapacity> capacities) {
        this.days = days;
        for (UnitCapacity unit : capacities) {
            int[] visits = capacity.get(number(unit.unit()));
            Arrays.setAll(visits, day -> unit.visitsOn(days.date(day)));
        }
    }

    /** The number of a unit; one that is not known has no officers. */
    int number(String unit) {
        int number = names.number(unit);
        while (capacity.size() <= number) {
            capacity.add(new int[days.count()]);
            taken.add(new int[days.count()]);
            expected.add(new double[days.count()]);
        }
        return number;
    }

    boolean hasOfficers(int unit, int day) {
        return taken.get(unit)[day] < capacity.get(unit)[day];
    }

    /** Those of the days on which the unit has officers. */
    BitSet withOfficers(BitSet open, int unit) {
        int[] visits = taken.get(unit);
        int[] most = capacity.get(unit);
        BitSet days = new BitSet();
        for (int day = open.nextSetBit(0); day >= 0; day = open.nextSetBit(day + 1)) {
            if (visits[day] < most[day]) {
                days.set(day);
            }
        }
        return days;
    }

    void take(int unit, int day, int visits) {
        taken.get(unit)[day] += visits;
    }

    /** Says that so much of a visit is likely to fall on the day. */
    void expect(int unit, int day, double visits) {
        expected.get(unit)[day] += visits;
    }

    /**
     * How much of a day's officers would be needed with one visit more, counting what is likely.
     */
    double scarcity(int unit, int day) {
        return (taken.get(unit)[day] + expected.get(unit)[day] + 1)
                / Math.max(1, capacity.get(unit)[day]);
    }
}
