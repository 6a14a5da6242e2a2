package org.jingwei.coordination.inspection.merging;

import java.util.Set;

/**
 * The rules that every plan keeps.
 *
 * @param visitsPerUnitAndYear how often one unit may come to one enterprise in a calendar year
 * @param unitsPerVisit how many units may come together
 * @param joining whether several tasks may share a visit at all
 * @param freeOfCap grounds whose visits the yearly cap neither counts nor stops
 * @param freeOfQuietPeriod grounds that may come in a quiet period
 * @param limits from how many visits on an enterprise is flagged
 */
public record MergingRules(
        int visitsPerUnitAndYear,
        int unitsPerVisit,
        boolean joining,
        Set<Ground> freeOfCap,
        Set<Ground> freeOfQuietPeriod,
        FrequencyLimits limits) {
    /** Two visits a year, five units in a visit, every typed exception free of cap and quiet. */
    public static final MergingRules USUAL =
            new MergingRules(
                    2, 5, true, Ground.EXCEPTIONS, Ground.EXCEPTIONS, FrequencyLimits.USUAL);

    /** Refuses limits below one, and a plan that is called an exception. */
    public MergingRules {
        freeOfCap = Set.copyOf(freeOfCap);
        freeOfQuietPeriod = Set.copyOf(freeOfQuietPeriod);
        if (visitsPerUnitAndYear < 1 || unitsPerVisit < 1) {
            throw new IllegalArgumentException("a cap of visits or units is at least one");
        }
        if (freeOfCap.contains(Ground.PLAN) || freeOfQuietPeriod.contains(Ground.PLAN)) {
            throw new IllegalArgumentException("what is planned is no exception");
        }
    }

    /** The same rules with every task in a visit of its own. */
    public MergingRules withoutJoining() {
        return new MergingRules(
                visitsPerUnitAndYear, unitsPerVisit, false, freeOfCap, freeOfQuietPeriod, limits);
    }

    /** The same rules with another number of units in a visit. */
    public MergingRules withUnitsPerVisit(int units) {
        return new MergingRules(
                visitsPerUnitAndYear, units, joining, freeOfCap, freeOfQuietPeriod, limits);
    }
}
