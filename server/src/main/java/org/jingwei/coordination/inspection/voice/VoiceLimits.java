package org.jingwei.coordination.inspection.voice;

/**
 * What holds for what enterprises send, as this place has set it.
 *
 * @param perDay so many an enterprise sends a day at most
 * @param signs so many characters each has at most
 * @param days within so many working days it is answered
 */
public record VoiceLimits(long perDay, int signs, int days) {}
