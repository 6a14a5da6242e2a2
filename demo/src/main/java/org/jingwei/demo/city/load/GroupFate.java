package org.jingwei.demo.city.load;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What becomes of the tasks of one or two lines of plans to the same enterprises in a month. */
final class GroupFate {

    /** After the days on which enterprises are left alone. */
    private static final int FIRST_DAY = 16;

    private static final int LAST_DAY = 28;
    private static final int FEWER_MINUTES = 15;

    private final InspectionDesk desk;
    private final JsonNode group;
    private final String name;
    private final YearMonth month;
    private final LocalDate today;

    GroupFate(InspectionDesk desk, JsonNode group, String name, LocalDate today) {
        this.desk = desk;
        this.group = group;
        this.name = name;
        this.month = YearMonth.of(today.getYear(), group.path("month").asInt());
        this.today = today;
    }

    /** Takes its matters as far as they are by today; nothing where the month is still to come. */
    Void fulfil() throws InterruptedException {
        YearMonth now = YearMonth.from(today);
        if (month.isBefore(now)) {
            fulfil(group.path("fates").path("past").asString(), true);
        } else if (month.equals(now)) {
            fulfil(group.path("fates").path("now").asString(), false);
        }
        return null;
    }

    private void fulfil(String fate, boolean past) throws InterruptedException {
        switch (fate) {
            case "OPEN" -> {}
            case "ADVISED" -> advised(both());
            case "MERGED" -> merged(both(), past);
            case "SUBMITTED" -> {
                for (GateMatter matter : both()) {
                    matter.ask("submit");
                }
            }
            default -> {
                for (GateMatter matter : both()) {
                    alone(matter, fate);
                }
            }
        }
    }

    private static void alone(GateMatter matter, String fate) throws InterruptedException {
        switch (fate) {
            case "DRAFT" -> {}
            case "CONSULTED" -> matter.ask("submit").decide("consult", "");
            case "APPROVED" -> matter.ask("submit").decide("approve", "");
            case "REFUSED" -> matter.ask("submit").decide("refuse", "与上级部署的检查重复，不予同意");
            case "CANCELLED" ->
                    matter.ask("submit")
                            .advise("CANCEL", "该企业近一年信用良好，建议取消本次检查", List.of())
                            .accept();
            case "REMOTE" ->
                    done(
                            matter.ask("submit")
                                    .advise("REMOTE", "可通过视频和材料核查，建议改为不到场", List.of())
                                    .accept()
                                    .askAgain()
                                    .decide("approve", ""));
            default -> done(matter.ask("submit").decide("approve", ""));
        }
    }

    private static void done(GateMatter matter) throws InterruptedException {
        matter.ask("start").ask("finish");
    }

    private static void advised(List<GateMatter> two) throws InterruptedException {
        two.getFirst().ask("submit");
        two.getLast()
                .ask("submit")
                .advise("MERGE", "两个单位同月到同一批企业，建议合并为一次入企", List.of(two.getFirst().id()));
    }

    private void merged(List<GateMatter> two, boolean past) throws InterruptedException {
        advised(two);
        two.getLast().accept().shorten(FEWER_MINUTES, enterprises()).askAgain();
        for (GateMatter matter : two) {
            matter.decide("approve", "");
            if (past) {
                done(matter);
            }
        }
    }

    private List<String> enterprises() {
        return group.path("enterprises").valueStream().map(JsonNode::asString).toList();
    }

    private List<GateMatter> both() throws InterruptedException {
        List<GateMatter> matters = new ArrayList<>();
        for (JsonNode line : group.path("lines")) {
            String unit = line.path("unit").asString();
            List<String> officers =
                    line.path("officers").valueStream().map(JsonNode::asString).toList();
            matters.add(
                    GateMatter.of(
                            desk,
                            new GateMatter.Wish(
                                    name + "-" + unit,
                                    unit,
                                    tasks(unit, line.path("item").asString()),
                                    officers,
                                    month.atDay(FIRST_DAY),
                                    month.atDay(LAST_DAY))));
        }
        return matters;
    }

    private List<String> tasks(String unit, String item) throws InterruptedException {
        return desk.get(unit, "/api/inspection-tasks?limit=500&organisation=" + unit)
                .path("items")
                .valueStream()
                .filter(task ->
                        task.path("item").asString().equals(item)
                                && task.path("origin").asString().equals("PLAN"))
                .map(task -> task.path("id").asString())
                .toList();
    }
}
