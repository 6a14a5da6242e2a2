package org.jingwei.coordination.inspection.voice;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the history of what an enterprise said.
 *
 * @param other to whom it was handed
 */
public record VoiceStep(
        int number,
        Voice.Deed deed,
        String organisation,
        Optional<String> other,
        String words,
        Instant at) {}
