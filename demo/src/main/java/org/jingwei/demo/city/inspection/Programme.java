package org.jingwei.demo.city.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jingwei.demo.city.people.People.NamedSubject;

/**
 * A year of inspections: lines of plans month by month, by two units to the same enterprises or by
 * one alone, and what becomes of each when its month is there or past. No unit goes twice to an
 * enterprise in the year, and none to more than a rule of the gate lets pass without a reason.
 */
final class Programme {

    private static final int MONTHS = 12;
    private static final int PAIRS = 5;
    private static final int MERGED = 3;
    private static final int SINGLES = 4;
    private static final int ENTERPRISES = 3;
    private static final int MOST_OF_A_UNIT = 18;
    private static final int ATTEMPTS = 50;
    private static final List<Fates> SINGLE_FATES =
            List.of(
                    new Fates("DONE", "CONSULTED"),
                    new Fates("DONE", "APPROVED"),
                    new Fates("REMOTE", "DRAFT"),
                    new Fates("REFUSED", "SUBMITTED"),
                    new Fates("DONE", "CONSULTED"),
                    new Fates("DONE", "APPROVED"),
                    new Fates("REMOTE", "DRAFT"),
                    new Fates("CANCELLED", "SUBMITTED"));
    private static final List<String> PAIRS_NOW =
            List.of("ADVISED", "MERGED", "SUBMITTED", "OPEN", "OPEN");

    private final List<Inspector> inspectors;
    private final List<Item> items;
    private final List<NamedSubject> enterprises;
    private final SplittableRandom random;
    private final Set<String> used = new HashSet<>();
    private final List<Group> groups = new ArrayList<>();

    private Programme(
            List<Inspector> inspectors,
            List<Item> items,
            List<NamedSubject> enterprises,
            SplittableRandom random) {
        this.inspectors = inspectors.stream().filter(Inspector::hasAccount).toList();
        this.items = items;
        this.enterprises = enterprises;
        this.random = random;
    }

    /** What becomes of a group when its month is past, and what while it is there. */
    record Fates(String past, String now) {}

    /** A line of a unit's plan. */
    record Line(String unit, List<String> officers, String item, int minutes, String mode) {}

    /** Lines of a month to the same enterprises. */
    record Group(int month, List<Line> lines, List<String> enterprises, Fates fates) {}

    /** The year of these units among these enterprises. */
    static List<Group> of(
            List<Inspector> inspectors,
            List<Item> items,
            List<NamedSubject> enterprises,
            SplittableRandom random) {
        Programme programme = new Programme(inspectors, items, enterprises, random);
        for (int month = 1; month <= MONTHS; month++) {
            for (int pair = 0; pair < PAIRS; pair++) {
                programme.add(
                        month,
                        2,
                        new Fates(pair < MERGED ? "MERGED" : "DONE", PAIRS_NOW.get(pair)));
            }
            for (int single = 0; single < SINGLES; single++) {
                int fate = (month * SINGLES + single) % SINGLE_FATES.size();
                programme.add(month, 1, SINGLE_FATES.get(fate));
            }
        }
        return programme.groups;
    }

    /** Adds a group for which enough units and enterprises are left. */
    private void add(int month, int units, Fates fates) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Inspector> going = going(units);
            List<String> visited = visited(going);
            if (going.size() == units && !visited.isEmpty()) {
                List<Line> lines =
                        going.stream().map(this::line).flatMap(Optional::stream).toList();
                if (lines.size() == units) {
                    groups.add(new Group(month, lines, visited, fates));
                    return;
                }
            }
        }
    }

    private List<Inspector> going(int units) {
        Set<Inspector> going = new HashSet<>();
        List<Inspector> order = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS && order.size() < units; attempt++) {
            Inspector one = inspectors.get(random.nextInt(inspectors.size()));
            if (targets(one) + ENTERPRISES <= MOST_OF_A_UNIT && going.add(one)) {
                order.add(one);
            }
        }
        return order;
    }

    private int targets(Inspector inspector) {
        return groups.stream()
                .filter(group ->
                        group.lines().stream()
                                .anyMatch(
                                        line -> line.unit().equals(inspector.organisation().id())))
                .mapToInt(group -> group.enterprises().size())
                .sum();
    }

    /** Enterprises where all of these units may go and none of them has been. */
    private List<String> visited(List<Inspector> going) {
        List<NamedSubject> fit =
                enterprises.stream()
                        .filter(one ->
                                going.stream()
                                        .allMatch(unit ->
                                                one.area().startsWith(unit.organisation().area())
                                                        && !used.contains(key(unit, one.key()))))
                        .toList();
        int wanted = ENTERPRISES - random.nextInt(2);
        List<String> visited = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS && !fit.isEmpty(); attempt++) {
            String one = fit.get(random.nextInt(fit.size())).key();
            if (visited.size() < wanted && !visited.contains(one)) {
                visited.add(one);
                going.forEach(unit -> used.add(key(unit, one)));
            }
        }
        return visited;
    }

    private static String key(Inspector unit, String enterprise) {
        return unit.organisation().id() + " " + enterprise;
    }

    /** Of an item that no line has yet. */
    private Optional<Line> line(Inspector unit) {
        List<Item> own =
                items.stream()
                        .filter(item -> item.unit().equals(unit.organisation().id()))
                        .filter(item -> !item.remote() && item.lastUsedOn().isEmpty())
                        .filter(item -> !used.contains(item.code()))
                        .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Item item = own.get(random.nextInt(own.size()));
        used.add(item.code());
        return Optional.of(
                new Line(
                        unit.organisation().id(),
                        unit.officers().subList(0, 2),
                        item.code(),
                        30 + 15 * random.nextInt(6),
                        "ON_SITE"));
    }
}
