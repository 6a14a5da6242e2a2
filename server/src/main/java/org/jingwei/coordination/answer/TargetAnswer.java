package org.jingwei.coordination.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * What one target answers.
 *
 * @param kind of the target
 * @param objects whether it objects
 * @param slot the time that it picked
 * @param moves how often it changed that time
 */
public record TargetAnswer(
        String kind,
        String key,
        String name,
        boolean objects,
        String reason,
        Optional<Instant> slot,
        int moves,
        Instant answeredAt) {}
