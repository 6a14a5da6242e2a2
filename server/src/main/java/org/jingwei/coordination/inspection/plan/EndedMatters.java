package org.jingwei.coordination.inspection.plan;

import org.jingwei.coordination.Life;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.Mechanisms;
import org.springframework.stereotype.Component;

/** In which states a matter of inspections came to nothing, by the life it has. */
@Component
public class EndedMatters {
    /** The mechanism of inspections. */
    public static final String INSPECTION = "INSPECTION";

    private final Mechanisms mechanisms;

    EndedMatters(Mechanisms mechanisms) {
        this.mechanisms = mechanisms;
    }

    /** Those in which it ended without an inspection. */
    public String[] inVain() {
        return life().states().stream()
                .filter(state -> state.waitsFor().isEmpty() && !state.cameAbout())
                .map(Life.State::id)
                .toArray(String[]::new);
    }

    private Life life() {
        return mechanisms
                .find(INSPECTION)
                .map(Mechanism::life)
                .orElseThrow(() -> new IllegalStateException("no mechanism of inspections"));
    }
}
