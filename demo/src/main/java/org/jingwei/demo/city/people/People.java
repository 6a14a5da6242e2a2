package org.jingwei.demo.city.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jingwei.demo.city.place.Area;
import org.jingwei.demo.city.place.AreaList;
import org.jingwei.demo.city.place.Level;
import org.jingwei.demo.city.source.SystemList;

/**
 * The organisations at every level of the city and an account for enough of them to walk through
 * it: the coordination centre, eight departments, every county, some towns and villages, the two
 * zones, some enterprises, one school.
 */
public final class People {

    /** The town, and the county around it, that the short account names stand for. */
    public static final String WALK_TOWN = "350303100";

    private static final String SENSITIVE = "SENSITIVE";
    private static final String INTERNAL = "INTERNAL";
    private static final int VILLAGES_WITH_ACCOUNTS = 2;

    private final AreaList areas;
    private final List<Organisation> organisations = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();

    /** An enterprise or school that gets an account of its own. */
    public record NamedSubject(String key, String name, String area) {}

    private People(AreaList areas) {
        this.areas = areas;
    }

    /** The people of the city around these enterprises and this school. */
    public static People of(AreaList areas, List<NamedSubject> enterprises, NamedSubject school) {
        People people = new People(areas);
        people.addCity();
        people.addOwnersOfSystems();
        people.addCounties();
        people.addTowns();
        people.addZones();
        for (int i = 0; i < enterprises.size(); i++) {
            String username = i == 0 ? "enterprise" : "enterprise-" + (i + 1);
            people.addSubject("ENTERPRISE", username, enterprises.get(i));
        }
        people.addSubject("SCHOOL", "school", school);
        return people;
    }

    /** Every organisation, those above before those below. */
    public List<Organisation> organisations() {
        return List.copyOf(organisations);
    }

    /** Every account, the short names first of their level. */
    public List<Account> accounts() {
        return List.copyOf(accounts);
    }

    private void addCity() {
        Organisation centre =
                Organisation.of("CENTRE", "city-centre", "莆田市基层治理协同中心", AreaList.CITY);
        add(centre, Account.of("CENTRE", "city", centre, SENSITIVE));
        addDepartment("public-security", "莆田市公安局", SENSITIVE);
        addDepartment("civil-affairs", "莆田市民政局", SENSITIVE);
        addDepartment("market-supervision", "莆田市市场监督管理局", INTERNAL);
        addDepartment("education", "莆田市教育局", INTERNAL);
        addDepartment("emergency", "莆田市应急管理局", INTERNAL);
        addDepartment("agriculture", "莆田市农业农村局", INTERNAL);
        addDepartment("health", "莆田市卫生健康委员会", INTERNAL);
        addDepartment("grid", "莆田市网格化服务中心", INTERNAL);
    }

    /** Departments that only have systems here; nobody logs in for them. */
    private void addOwnersOfSystems() {
        SystemList.putian()
                .owners()
                .forEach((id, name) -> {
                    if (organisations.stream().noneMatch(known -> known.id().equals(id))) {
                        organisations.add(Organisation.of("DEPARTMENT", id, name, AreaList.CITY));
                    }
                });
    }

    private void addDepartment(String id, String name, String clearance) {
        Organisation department = Organisation.of("DEPARTMENT", id, name, AreaList.CITY);
        add(department, Account.of("DEPARTMENT", id, department, clearance));
    }

    private void addCounties() {
        for (Area county : areas.all(Level.COUNTY)) {
            Organisation office =
                    Organisation.of(
                            "COUNTY",
                            "county-" + county.code(),
                            county.name() + "基层治理协同中心",
                            county.code());
            boolean walked = WALK_TOWN.startsWith(county.code());
            String username = walked ? "county" : office.id();
            add(office, Account.of("AREA_OFFICER", username, office, SENSITIVE));
        }
    }

    private void addTowns() {
        for (Area town : areas.all(Level.TOWN)) {
            Organisation office =
                    Organisation.of(
                            "TOWN", "town-" + town.code(), town.name() + "基层治理协同中心", town.code());
            organisations.add(office);
            boolean walked = WALK_TOWN.equals(town.code());
            if (walked || isFirst(town)) {
                String username = walked ? "town" : office.id();
                accounts.add(Account.of("AREA_OFFICER", username, office, SENSITIVE));
                addVillages(town, walked);
            }
        }
    }

    /** Whether it is the first town of its county. */
    private boolean isFirst(Area town) {
        return areas.children(town.parent()).getFirst().equals(town);
    }

    private void addVillages(Area town, boolean walked) {
        List<Area> villages = areas.children(town.code());
        for (int i = 0; i < Math.min(VILLAGES_WITH_ACCOUNTS, villages.size()); i++) {
            Area village = villages.get(i);
            Organisation committee =
                    Organisation.of(
                            "VILLAGE", "village-" + village.code(), village.name(), village.code());
            String username = walked && i == 0 ? "village" : committee.id();
            add(committee, Account.of("AREA_OFFICER", username, committee, SENSITIVE));
        }
    }

    private void addZones() {
        for (Zone zone : Zone.all()) {
            Organisation committee =
                    Organisation.of("COUNTY", "zone-" + zone.id(), zone.name() + "管理委员会", "350305");
            String username = zone.equals(Zone.NORTH_SHORE) ? "zone" : committee.id();
            add(committee, Account.of("AREA_OFFICER", username, committee, SENSITIVE).inZone(zone));
        }
    }

    private void addSubject(String kind, String username, NamedSubject subject) {
        Organisation itself =
                new Organisation(
                        username + "-" + subject.key().toLowerCase(Locale.ROOT),
                        subject.name(),
                        kind,
                        subject.area(),
                        Optional.of(new Subject(kind, subject.key())));
        add(itself, Account.of("SUBJECT", username, itself, INTERNAL));
    }

    private void add(Organisation organisation, Account account) {
        organisations.add(organisation);
        accounts.add(account);
    }
}
