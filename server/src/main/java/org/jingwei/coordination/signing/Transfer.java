package org.jingwei.coordination.signing;

import java.time.Instant;

/** That a centre handed a matter to another one. */
public record Transfer(
        int number, String fromCentre, String toCentre, String reason, Instant transferredAt) {}
