package org.jingwei.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That an account lets another one of its organisation act for it at the gate.
 *
 * @param giver who is acted for
 * @param taker who acts
 * @param endedAt when the giver ended it before its last day
 */
public record Delegation(
        String id,
        String giver,
        String giverName,
        String taker,
        String takerName,
        LocalDate from,
        LocalDate to,
        String reason,
        Instant givenAt,
        Optional<Instant> endedAt,
        boolean inForce) {}
