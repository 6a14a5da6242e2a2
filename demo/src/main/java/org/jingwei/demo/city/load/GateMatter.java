package org.jingwei.demo.city.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A matter on its way through the gate. Each step is named, so that one that was taken before the
 * load was cut off is not taken again.
 */
final class GateMatter {

    private final InspectionDesk desk;
    private final String requester;
    private final String name;
    private final String id;
    private int version = 1;

    private GateMatter(InspectionDesk desk, String requester, String name, String id) {
        this.desk = desk;
        this.requester = requester;
        this.name = name;
        this.id = id;
    }

    /**
     * What a matter is made of.
     *
     * @param name names it for good
     */
    record Wish(
            String name,
            String requester,
            List<String> tasks,
            List<String> officers,
            LocalDate from,
            LocalDate to) {}

    /** Makes a draft of tasks. */
    static GateMatter of(InspectionDesk desk, Wish wish) throws InterruptedException {
        JsonNode made =
                desk.post(
                        wish.requester(),
                        "/api/inspection-tasks/matters",
                        Map.of(
                                "tasks", wish.tasks(),
                                "officers", wish.officers(),
                                "from", wish.from().toString(),
                                "to", wish.to().toString()),
                        wish.name());
        return new GateMatter(desk, wish.requester(), wish.name(), made.path("matter").asString());
    }

    String id() {
        return id;
    }

    String requester() {
        return requester;
    }

    /** Its requester takes a step. */
    GateMatter ask(String action) throws InterruptedException {
        return act(requester, action, action, "");
    }

    GateMatter ask(String action, String reason) throws InterruptedException {
        return act(requester, action, action, reason);
    }

    /** Hands it in again after it was changed. */
    GateMatter askAgain() throws InterruptedException {
        return act(requester, "submit", "submit-again", "按建议调整后重新提交");
    }

    /** The centre takes a step. */
    GateMatter decide(String action, String reason) throws InterruptedException {
        return act(InspectionDesk.CENTRE, action, action, reason);
    }

    private GateMatter act(String who, String action, String key, String reason)
            throws InterruptedException {
        return step(
                who,
                "actions",
                Map.of("action", action, "version", version, "reason", reason),
                key);
    }

    /** The centre gives an advice. */
    GateMatter advise(String kind, String reason, List<String> others) throws InterruptedException {
        return step(
                InspectionDesk.CENTRE,
                "advice",
                Map.of("version", version, "kind", kind, "reason", reason, "matters", others),
                "advise");
    }

    /** Its requester accepts the advice. */
    GateMatter accept() throws InterruptedException {
        return step(
                requester,
                "advice/answer",
                Map.of("version", version, "accept", true, "reason", "同意"),
                "accept");
    }

    private GateMatter step(String who, String room, Map<String, ?> deed, String key)
            throws InterruptedException {
        JsonNode then = desk.post(who, "/api/matters/" + id + "/" + room, deed, name + "-" + key);
        version = (then.has("version") ? then : shown()).path("version").asInt();
        return this;
    }

    private JsonNode shown() throws InterruptedException {
        return desk.get(requester, "/api/matters/" + id);
    }

    /** Asks for less time than before, while it is a draft. */
    GateMatter shorten(int minutes, List<String> enterprises) throws InterruptedException {
        JsonNode shown = shown();
        if (shown.path("state").asString().equals("DRAFT")) {
            Map<String, Object> draft = new LinkedHashMap<>();
            for (String field :
                    List.of(
                            "mechanism",
                            "title",
                            "legalBasis",
                            "from",
                            "to",
                            "note",
                            "ground",
                            "item")) {
                draft.put(field, shown.path(field).asString());
            }
            draft.put("officers", shown.path("officers"));
            draft.put("minutes", minutes);
            List<Map<String, String>> targets = new ArrayList<>();
            enterprises.forEach(key -> targets.add(Map.of("kind", "ENTERPRISE", "key", key)));
            draft.put("targets", targets);
            desk.put(requester, "/api/matters/" + id + "?version=" + version, draft);
            version = shown().path("version").asInt();
        }
        return this;
    }
}
