package org.jingwei.coordination.web;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.Mechanisms;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mechanisms as JSON, written once: each answer with a matter has the whole life of its own. */
@Component
class MechanismTexts {
    private final Map<String, String> texts;

    MechanismTexts(Mechanisms mechanisms, JsonMapper json) {
        this.texts =
                mechanisms.list().stream()
                        .collect(Collectors.toMap(Mechanism::id, json::writeValueAsString));
    }

    /** The mechanism as JSON. */
    String of(Mechanism mechanism) {
        return Objects.requireNonNull(texts.get(mechanism.id()));
    }
}
