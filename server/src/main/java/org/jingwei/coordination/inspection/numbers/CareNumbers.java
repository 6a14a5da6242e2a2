package org.jingwei.coordination.inspection.numbers;

/**
 * What enterprises said in some days, what they were told and how they looked by themselves, in one
 * scope.
 *
 * @param complaints those that the caller supervises or wrote
 * @param told enterprises that were told of a common problem, counted for each problem
 * @param selfChecks done by enterprises, with how many those were; never what they found
 */
record CareNumbers(
        Answered complaints, Answered demands, Answered suggestions, Told told, Uptake selfChecks) {

    /**
     * How those that were not withdrawn stand.
     *
     * @param inTime answered before the deadline
     * @param late answered after it, or open though it is over
     */
    record Answered(long sent, long answered, long inTime, long late) {}

    /** What came back from those who were told. */
    record Told(long problems, long pushed, long read, long checked) {}

    /** How many self-checks, and of how many enterprises. */
    record Uptake(long checks, long enterprises) {}
}
