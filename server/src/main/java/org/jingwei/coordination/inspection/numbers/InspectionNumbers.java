package org.jingwei.coordination.inspection.numbers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What inspections came to in some days, in one scope. A visit is one enterprise that one unit's
 * inspection went to, under way or done; its day is the first of the inspection's window.
 *
 * @param enterprises those that the scope sees, visited or not: the denominator of coverage
 * @param visited how many of them were visited at least once
 * @param joint visits whose inspection was joined with another on the centre's advice
 * @param remote visits whose inspection was made remote on the centre's advice
 * @param frequencies how many enterprises were visited how often
 * @param each how many pairs of a unit and an enterprise had so many visits: what a yearly cap is
 *     about
 * @param units by who inspects, the most visits first: who asks is ranked, never who is asked
 * @param mostVisited the enterprises that were visited most
 */
record InspectionNumbers(
        LocalDate from,
        LocalDate to,
        long enterprises,
        long visited,
        long visits,
        long joint,
        long remote,
        List<Count> frequencies,
        List<Count> each,
        List<Count> months,
        List<Count> units,
        List<Count> mostVisited,
        List<Advised> advice,
        AtTheDoor door) {

    /** How many there are of something. */
    record Count(String key, String name, long count) {}

    /** How often an advice was given in these days, and how often it was followed. */
    record Advised(String kind, long given, long followed) {}

    /**
     * What is known of these visits from the door.
     *
     * @param noted visits whose officers were seen to come, by a scan or written down afterwards
     * @param scanned those of them that were scanned
     * @param late those that were written down too late
     * @param left those whose officers were seen to leave
     * @param minutes that those took together
     * @param delivered those whose record was delivered
     * @param withFindings those of them in which something was found
     */
    record AtTheDoor(
            long noted,
            long scanned,
            long late,
            long left,
            long minutes,
            long delivered,
            long withFindings) {}

    /** One row of the statement that counts them all. */
    record Row(String part, String key, String name, long count, long other) {}

    static InspectionNumbers of(LocalDate from, LocalDate to, long enterprises, List<Row> rows) {
        List<Advised> advice = new ArrayList<>();
        for (Row row : rows) {
            if (row.part().equals("advice")) {
                advice.add(new Advised(row.key(), row.count(), row.other()));
            }
        }
        return new InspectionNumbers(
                from,
                to,
                enterprises,
                one(rows, "visited"),
                one(rows, "visits"),
                one(rows, "joint"),
                one(rows, "remote"),
                part(rows, "frequency"),
                part(rows, "each"),
                part(rows, "month"),
                part(rows, "unit"),
                part(rows, "enterprise"),
                advice,
                new AtTheDoor(
                        one(rows, "noted"),
                        other(rows, "noted"),
                        one(rows, "late"),
                        one(rows, "left"),
                        other(rows, "left"),
                        one(rows, "delivered"),
                        other(rows, "delivered")));
    }

    private static List<Count> part(List<Row> rows, String part) {
        return rows.stream()
                .filter(row -> row.part().equals(part))
                .map(row -> new Count(row.key(), row.name(), row.count()))
                .toList();
    }

    private static long other(List<Row> rows, String part) {
        return rows.stream().filter(row -> row.part().equals(part)).mapToLong(Row::other).sum();
    }

    private static long one(List<Row> rows, String part) {
        return rows.stream().filter(row -> row.part().equals(part)).mapToLong(Row::count).sum();
    }
}
