package org.jingwei.coordination.signing;

import java.util.List;

/**
 * Whom a centre asks.
 *
 * @param inOrder whether each is asked after the one before it answered, or all at once
 * @param required whether the matter is not approved without their answers
 */
public record Asking(List<String> organisations, boolean inOrder, boolean required) {
    public Asking {
        organisations = List.copyOf(organisations);
    }
}
