package org.jingwei.coordination;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One step of a matter's history.
 *
 * @param number counts the steps of the matter
 * @param organisation whose people took it
 * @param username whose account, as {@code one/other} where one acted for the other
 */
public record MatterStep(
        int number,
        String action,
        String from,
        String to,
        Party party,
        String organisation,
        @JsonIgnore String username,
        String reason,
        Instant at) {}
