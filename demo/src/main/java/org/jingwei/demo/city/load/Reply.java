package org.jingwei.demo.city.load;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the platform answered. */
record Reply(int status, String body) {

    private static final int ERRORS_SHOWN = 5;

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** Throws what the platform said, unless it agreed. */
    void require(String what) {
        if (!isOk()) {
            throw new LoadException("%s: refused. %s".formatted(what, problem()));
        }
    }

    JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new LoadException("the answer is not JSON: " + shortened(body), e);
        }
    }

    /** The problem in one line and its first errors below: RFC 9457, or whatever came instead. */
    String problem() {
        if (!body.stripLeading().startsWith("{")) {
            return "status " + status + " " + shortened(body);
        }
        JsonNode problem = json();
        List<String> lines = new ArrayList<>();
        lines.add(
                "status %d %s %s"
                        .formatted(
                                status,
                                problem.path("code").asString(""),
                                problem.path("detail")
                                        .asString(problem.path("title").asString(""))));
        problem.path("errors").valueStream().limit(ERRORS_SHOWN).forEach(e -> lines.add("  " + e));
        return String.join("\n", lines);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }
}
