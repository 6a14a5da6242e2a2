package org.jingwei.demo.city.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jingwei.demo.city.people.Account;
import org.jingwei.demo.city.people.Organisation;
import org.jingwei.demo.city.people.People;
import org.jingwei.demo.city.people.People.NamedSubject;
import org.jingwei.demo.city.place.AreaList;
import tools.jackson.databind.json.JsonMapper;

/** The inspections of the demo city as files, and the people that they need. */
public final class InspectionFiles {

    /** The list of items, as the platform takes it in. */
    public static final String ITEMS = "inspection-items.csv";

    /** Units, a year of plans and what becomes of them. */
    public static final String INSPECTIONS = "inspections.json";

    private static final String ANNOUNCED_ON = "2025-06-30";
    private static final String ORGAN = "《中华人民共和国行政处罚法》第十七条";
    private static final String TEAM = "《中华人民共和国行政处罚法》第二十四条";

    private final List<Inspector> inspectors;
    private final List<Organisation> known;
    private final List<Account> accounts;

    private InspectionFiles(
            List<Inspector> inspectors, List<Organisation> known, List<Account> accounts) {
        this.inspectors = inspectors;
        this.known = known;
        this.accounts = accounts;
    }

    /** Who is announced, on what ground, and the certificates of its officers. */
    record Unit(
            String organisation,
            String name,
            String qualification,
            String legalBasis,
            String announcedOn,
            List<String> officers) {
        static Unit of(Inspector inspector) {
            return new Unit(
                    inspector.organisation().id(),
                    inspector.organisation().name(),
                    inspector.isTeam() ? "AUTHORISED" : "ORGAN",
                    inspector.isTeam() ? TEAM : ORGAN,
                    ANNOUNCED_ON,
                    inspector.officers());
        }
    }

    /** All that the loader needs to know. */
    record Inspections(
            List<Unit> units,
            List<Programme.Group> groups,
            List<String> hosts,
            List<String> further) {}

    /** The inspectors among these people. */
    public static InspectionFiles of(AreaList areas, People people) {
        return new InspectionFiles(
                Inspector.list(areas, people.organisations()),
                people.organisations(),
                people.accounts());
    }

    /** These people's organisations and those of the inspectors. */
    public List<Organisation> organisations() {
        return Stream.concat(
                        known.stream(),
                        inspectors.stream()
                                .map(Inspector::organisation)
                                .filter(one -> known.stream().noneMatch(one::equals)))
                .toList();
    }

    /** These people's accounts and those of the inspectors who log in. */
    public List<Account> accounts() {
        return Stream.concat(
                        accounts.stream(),
                        inspectors.stream()
                                .flatMap(inspector -> inspector.account().stream())
                                .filter(one ->
                                        accounts.stream()
                                                .noneMatch(account ->
                                                        account.username().equals(one.username()))))
                .toList();
    }

    /** Writes the list and the year among these enterprises, of which some have accounts. */
    public void write(
            Path folder, List<NamedSubject> enterprises, List<NamedSubject> hosts, long seed)
            throws IOException {
        List<Item> items = Item.list(inspectors, new SplittableRandom(seed + 41));
        Files.writeString(folder.resolve(ITEMS), Item.toCsv(items));
        List<NamedSubject> others =
                enterprises.stream().filter(one -> !hosts.contains(one)).toList();
        Inspections inspections =
                new Inspections(
                        inspectors.stream().map(Unit::of).toList(),
                        Programme.of(inspectors, items, others, new SplittableRandom(seed + 42)),
                        hosts.stream().map(NamedSubject::key).toList(),
                        others.stream().limit(5).map(NamedSubject::key).toList());
        JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(INSPECTIONS), inspections);
    }
}
