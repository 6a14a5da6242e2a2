package org.jingwei.coordination.deadline;

import java.time.Instant;
import java.util.Optional;

/**
 * The time that runs for the state a matter is in.
 *
 * @param since when it began
 * @param restMinutes working minutes that are left; below zero, those that are over
 * @param paused whether it stands still, because the matter waits for an answer to an advice
 * @param extendedDays working days that were granted on top
 * @param escalatedTo the organisation that it was handed to when time ran out
 */
public record Deadline(
        String state,
        Instant since,
        Instant due,
        Light light,
        long restMinutes,
        boolean paused,
        int extendedDays,
        Optional<String> escalatedTo) {}
