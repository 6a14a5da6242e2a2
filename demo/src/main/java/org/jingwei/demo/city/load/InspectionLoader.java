package org.jingwei.demo.city.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * Fills the desk of inspections through the gate: the list, the units and their officers, a plan of
 * the year for each unit that logs in, and the matters of the months that are there or past. What
 * was past when the load ran went through the gate on the day of the load: visits of past months
 * are there without a scan.
 */
final class InspectionLoader {

    private static final int IN_FLIGHT = 3;
    private static final int CONFLICT = 409;
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final InspectionDesk desk;
    private final Path folder;
    private final PrintStream out;
    private final LocalDate today;

    InspectionLoader(PlatformClient platform, String password, Path folder, PrintStream out) {
        this.desk = new InspectionDesk(platform, password);
        this.folder = folder;
        this.out = out;
        this.today = LocalDate.now(BEIJING);
    }

    void load(JsonNode inspections) throws IOException, InterruptedException {
        loadItems();
        List<Callable<Void>> units = new ArrayList<>();
        inspections.path("units").forEach(unit -> units.add(() -> announce(unit)));
        together(units);
        say("units", units.size() + " announced");
        Map<String, List<JsonNode>> linesOf = linesOf(inspections);
        List<Callable<Void>> plans = new ArrayList<>();
        linesOf.forEach((unit, lines) -> plans.add(() -> plan(unit, lines)));
        together(plans);
        say("plans", plans.size() + " of " + today.getYear() + " published");
        List<Callable<Void>> groups = new ArrayList<>();
        int number = 0;
        for (JsonNode group : inspections.path("groups")) {
            String name = "demo-%d-%03d".formatted(today.getYear(), ++number);
            groups.add(() -> new GroupFate(desk, group, name, today).fulfil());
        }
        together(groups);
        new DoorScenes(desk, inspections, today).play();
        say("inspections", groups.size() + " groups of lines and the doors of this week");
    }

    private void loadItems() throws IOException, InterruptedException {
        Path file = folder.resolve("inspection-items.csv");
        List<String> lines = Files.readAllLines(file);
        String last = lines.getLast();
        String code = last.substring(0, last.indexOf(','));
        PlatformClient centre = desk.as(InspectionDesk.CENTRE);
        if (centre.get("/api/inspection-items/" + code).isOk()) {
            say("items", "there already");
            return;
        }
        centre.postFile(
                        "/api/inspection-items/imports",
                        file,
                        Map.of("Content-Type", "text/csv; charset=UTF-8"))
                .require("inspection items");
        say("items", "%,d imported".formatted(lines.size() - 1));
    }

    private Void announce(JsonNode unit) throws InterruptedException {
        String id = unit.path("organisation").asString();
        desk.put(
                InspectionDesk.CENTRE,
                "/api/inspecting-units/" + id,
                Map.of(
                        "qualification", unit.path("qualification"),
                        "legalBasis", unit.path("legalBasis"),
                        "announcedOn", unit.path("announcedOn")));
        for (JsonNode officer : unit.path("officers")) {
            String number = officer.asString();
            desk.put(
                    InspectionDesk.CENTRE,
                    "/api/officer-certificates/"
                            + URLEncoder.encode(number, StandardCharsets.UTF_8),
                    Map.of(
                            "organisation",
                            id,
                            "holder",
                            "执法人员" + number.substring(number.lastIndexOf('-')),
                            "from",
                            "2024-01-01",
                            "to",
                            "2099-12-31"));
        }
        return null;
    }

    /** What a unit plans: a line of each group that it is in. */
    private static Map<String, List<JsonNode>> linesOf(JsonNode inspections) {
        Map<String, List<JsonNode>> lines = new LinkedHashMap<>();
        for (JsonNode group : inspections.path("groups")) {
            for (JsonNode line : group.path("lines")) {
                lines.computeIfAbsent(line.path("unit").asString(), _ -> new ArrayList<>())
                        .add(group);
            }
        }
        return lines;
    }

    private Void plan(String unit, List<JsonNode> groups) throws InterruptedException {
        String title = today.getYear() + "年度涉企行政检查计划（示范数据）";
        JsonNode plan =
                desk.get(
                                unit,
                                "/api/inspection-plans?organisation=%s&year=%d"
                                        .formatted(unit, today.getYear()))
                        .path("items")
                        .path(0);
        if (plan.isMissingNode()) {
            List<Map<String, Object>> lines =
                    groups.stream().map(group -> planned(unit, group)).toList();
            Reply made =
                    desk.as(unit)
                            .post(
                                    "/api/inspection-plans",
                                    Map.of(
                                            "year",
                                            today.getYear(),
                                            "kind",
                                            "ANNUAL",
                                            "title",
                                            title,
                                            "lines",
                                            lines));
            made.require("the plan of " + unit);
            plan = made.json();
        }
        String path = "/api/inspection-plans/" + plan.path("id").asString() + "/actions";
        int version = plan.path("version").asInt();
        String state = plan.path("state").asString();
        if (state.equals("DRAFT")) {
            act(unit, path, Map.of("action", "file", "version", version++));
            state = "FILED";
        }
        if (state.equals("FILED")) {
            String filing = "莆检备〔" + today.getYear() + "〕示例号";
            act(
                    InspectionDesk.CENTRE,
                    path,
                    Map.of("action", "publish", "version", version, "filingNumber", filing));
        }
        return null;
    }

    private void act(String who, String path, Map<String, ?> deed) throws InterruptedException {
        Reply reply = desk.as(who).post(path, deed);
        if (reply.status() != CONFLICT) {
            reply.require(path);
        }
    }

    private static Map<String, Object> planned(String unit, JsonNode group) {
        JsonNode line =
                group.path("lines")
                        .valueStream()
                        .filter(one -> one.path("unit").asString().equals(unit))
                        .findFirst()
                        .orElseThrow();
        return Map.of(
                "item", line.path("item"),
                "fromMonth", group.path("month"),
                "toMonth", group.path("month"),
                "minutes", line.path("minutes"),
                "mode", line.path("mode"),
                "enterprises", group.path("enterprises"));
    }

    private static void together(List<Callable<Void>> jobs) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(IN_FLIGHT)) {
            List<Future<Void>> results = jobs.stream().map(workers::submit).toList();
            try {
                for (Future<Void> result : results) {
                    result.get();
                }
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw e.getCause() instanceof LoadException known
                        ? known
                        : new LoadException("inspections could not be loaded: " + e.getCause(), e);
            }
        }
    }

    private void say(String step, String result) {
        out.printf("demo: %-14s %s%n", step, result);
    }
}
