package org.jingwei.coordination.inspection.lesson;

import java.time.Instant;
import java.util.Optional;

/**
 * One enterprise that was told of a common problem, as the centre sees it.
 *
 * @param key of the enterprise
 */
public record CommonPush(
        String problem,
        String words,
        String key,
        String name,
        Instant pushedAt,
        Optional<Instant> readAt,
        Optional<Instant> checkedAt) {}
