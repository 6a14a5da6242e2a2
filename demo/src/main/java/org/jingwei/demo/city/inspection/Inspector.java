package org.jingwei.demo.city.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.demo.city.people.Account;
import org.jingwei.demo.city.people.Organisation;
import org.jingwei.demo.city.people.People;
import org.jingwei.demo.city.place.Area;
import org.jingwei.demo.city.place.AreaList;
import org.jingwei.demo.city.place.Level;

/**
 * A unit that inspects: twenty departments of the city, seven offices in each county, and a team in
 * each town, 112 together. Those of the city and of the county and town that one walks through have
 * an account.
 */
record Inspector(Organisation organisation, Trade trade, boolean hasAccount) {

    private static final String CLEARANCE = "INTERNAL";

    /** Those of the demo city; the departments by their names. */
    static List<Inspector> list(AreaList areas, List<Organisation> known) {
        List<Trade> trades = Trade.putian();
        List<Inspector> inspectors = new ArrayList<>();
        for (Trade trade : trades) {
            Organisation department =
                    known.stream()
                            .filter(one -> one.id().equals(trade.unit()))
                            .findFirst()
                            .orElseThrow();
            inspectors.add(new Inspector(department, trade, true));
        }
        for (Area county : areas.all(Level.COUNTY)) {
            trades.stream()
                    .filter(trade -> !trade.bureau().isEmpty())
                    .map(trade -> bureau(county, trade))
                    .forEach(inspectors::add);
        }
        Trade team = trades.getFirst();
        areas.all(Level.TOWN).forEach(town -> inspectors.add(team(town, team)));
        return inspectors;
    }

    private static Inspector bureau(Area county, Trade trade) {
        return new Inspector(
                Organisation.of(
                        "DEPARTMENT",
                        trade.unit() + "-" + county.code(),
                        county.name() + trade.bureau(),
                        county.code()),
                trade,
                People.WALK_TOWN.startsWith(county.code()));
    }

    private static Inspector team(Area town, Trade trade) {
        return new Inspector(
                Organisation.of(
                        "DEPARTMENT",
                        "enforcement-" + town.code(),
                        town.name() + "综合行政执法队",
                        town.code()),
                trade,
                town.code().equals(People.WALK_TOWN));
    }

    /** Its account, named as it is. */
    Optional<Account> account() {
        return hasAccount
                ? Optional.of(Account.of("DEPARTMENT", organisation.id(), organisation, CLEARANCE))
                : Optional.empty();
    }

    boolean isOfTheCity() {
        return organisation.area().equals(AreaList.CITY);
    }

    /** Whether it is a team of a town, which a law of the province authorises. */
    boolean isTeam() {
        return organisation.id().startsWith("enforcement-");
    }

    /** The certificates of its officers. */
    List<String> officers() {
        List<String> numbers = new ArrayList<>();
        int count = isOfTheCity() ? 8 : 3;
        for (int i = 1; i <= count; i++) {
            numbers.add("示例-" + organisation.id() + "-" + i);
        }
        return numbers;
    }
}
