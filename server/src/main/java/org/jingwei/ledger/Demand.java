package org.jingwei.ledger;

import java.util.List;

/**
 * What a matter asks, as the ledger books it.
 *
 * @param matter id of the matter
 * @param requester the organisation that asks
 * @param loads what it costs each of its subjects now
 */
public record Demand(
        String matter,
        String title,
        String mechanism,
        String requester,
        String legalBasis,
        List<Load> loads) {
    public Demand {
        loads = List.copyOf(loads);
    }
}
