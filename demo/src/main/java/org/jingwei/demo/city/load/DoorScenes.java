package org.jingwei.demo.city.load;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What happens this week at the doors of the enterprises that have accounts, by an order from
 * above: visits with codes, records, findings and ratings; one that is still to come, one that the
 * enterprise is asked about; visits that were written down too late, and some that inspect nothing.
 */
final class DoorScenes {

    private static final String SOURCE = "上级交办专项（示范数据）";
    private static final int SCANNED = 5;

    private final InspectionDesk desk;
    private final DoorDeeds doors;
    private final LocalDate today;
    private final List<String> hosts;
    private final List<String> further;
    private final Map<String, List<String>> officers = new HashMap<>();

    DoorScenes(InspectionDesk desk, JsonNode inspections, LocalDate today) {
        this.desk = desk;
        this.doors = new DoorDeeds(desk, today);
        this.today = today;
        this.hosts = texts(inspections.path("hosts"));
        this.further = texts(inspections.path("further"));
        for (JsonNode unit : inspections.path("units")) {
            officers.put(
                    unit.path("organisation").asString(),
                    texts(unit.path("officers")).stream().limit(2).toList());
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    void play() throws InterruptedException {
        inspected();
        GateMatter coming = ordered("emergency", hosts.subList(0, 1), today, today.plusDays(9));
        coming.ask("submit").decide("approve", "");
        String _ = doors.code(coming, hosts.getFirst());
        ordered("health", hosts.subList(0, 1), today.plusDays(5), today.plusDays(12))
                .ask("submit")
                .decide("consult", "");
        ordered("fire", hosts.subList(0, 1), today.plusDays(3), today.plusDays(9)).ask("submit");
        late();
        courtesies();
    }

    /** Of all hosts by one unit: five by their codes, the others written down after the visit. */
    private void inspected() throws InterruptedException {
        GateMatter matter = ordered("market-supervision", hosts, today, today.plusDays(6));
        matter.ask("submit").decide("approve", "").ask("start");
        for (int i = 0; i < hosts.size(); i++) {
            String host = hosts.get(i);
            String username = i == 0 ? "enterprise" : "enterprise-" + (i + 1);
            if (i < SCANNED) {
                doors.arrive(matter, host, username);
            } else {
                doors.backfill(matter, host, Instant.now().minus(Duration.ofHours(3)), 50);
            }
            doors.record(matter, host, i % 3 == 0);
            doors.acknowledge(matter, host, username);
            if (i % 3 == 0) {
                doors.rectify(matter, host, username, i == 0);
            }
        }
        matter.ask("finish");
        for (int i = 0; i < hosts.size(); i++) {
            doors.rate(matter, i == 0 ? "enterprise" : "enterprise-" + (i + 1), i);
        }
    }

    private void late() throws InterruptedException {
        List<String> visited = further.stream().limit(3).toList();
        if (visited.isEmpty()) {
            return;
        }
        GateMatter matter =
                ordered("agriculture", visited, today.minusDays(25), today.minusDays(15));
        matter.ask("submit").decide("approve", "").ask("start");
        for (String enterprise : visited) {
            doors.backfill(matter, enterprise, Instant.now().minus(Duration.ofDays(20)), 45);
            doors.record(matter, enterprise, enterprise.equals(visited.getFirst()));
        }
    }

    private void courtesies() throws InterruptedException {
        int number = 0;
        for (String enterprise : further) {
            number++;
            desk.put(
                    "commerce",
                    "/api/onsite/courtesy-visits/demo-courtesy-" + number,
                    Map.of(
                            "key",
                            enterprise,
                            "purpose",
                            number % 2 == 0 ? "SURVEY" : "SERVICE",
                            "note",
                            "走访了解用工和出口情况（示范数据）",
                            "arrivedAt",
                            Instant.now().minus(Duration.ofDays(number)).toString(),
                            "minutes",
                            30));
        }
    }

    /** A matter of tasks that an order from above asks for. */
    private GateMatter ordered(String unit, List<String> enterprises, LocalDate from, LocalDate to)
            throws InterruptedException {
        List<JsonNode> known =
                desk.get(unit, "/api/inspection-tasks?limit=500&organisation=" + unit)
                        .path("items")
                        .valueStream()
                        .filter(task -> task.path("source").asString("").equals(SOURCE))
                        .toList();
        List<String> tasks = new ArrayList<>();
        for (String enterprise : enterprises) {
            JsonNode task =
                    known.stream()
                            .filter(one -> one.path("enterprise").asString().equals(enterprise))
                            .findFirst()
                            .orElse(null);
            tasks.add(
                    (task == null ? task(unit, enterprise, from, to) : task).path("id").asString());
        }
        String name = "demo-door-" + unit;
        return GateMatter.of(
                desk, new GateMatter.Wish(name, unit, tasks, officers(unit), from, to));
    }

    private List<String> officers(String unit) {
        return officers.getOrDefault(unit, List.of());
    }

    private JsonNode task(String unit, String enterprise, LocalDate from, LocalDate to)
            throws InterruptedException {
        Reply made =
                desk.as(unit)
                        .post(
                                "/api/inspection-tasks",
                                Map.of(
                                        "origin",
                                        "ORDERED",
                                        "source",
                                        SOURCE,
                                        "item",
                                        unit + "-001",
                                        "enterprise",
                                        enterprise,
                                        "from",
                                        from.toString(),
                                        "to",
                                        to.toString(),
                                        "minutes",
                                        60));
        made.require("a task of " + unit);
        return made.json();
    }
}
