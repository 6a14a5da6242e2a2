package org.jingwei.engine.lake;

import java.util.Optional;

/**
 * Why a line of a batch was refused; a line with several faults has several.
 *
 * @param position from 1 on, in the order of lines; where the next page begins
 * @param line line of the batch's file
 * @param column the column at fault; empty when it is the line as a whole
 * @param value what stood there, cut to a few hundred characters
 */
public record Reject(
        long position,
        long line,
        Optional<String> column,
        String rule,
        String reason,
        Optional<String> value) {}
