package org.jingwei.coordination;

import java.time.Instant;

/**
 * One step of a matter's history.
 *
 * @param number counts the steps of the matter
 * @param organisation whose people took it
 */
public record MatterStep(
        int number,
        String action,
        String from,
        String to,
        Party party,
        String organisation,
        String reason,
        Instant at) {}
