package org.jingwei.lake;

import java.util.Optional;

/**
 * Why a line of a batch was refused.
 *
 * @param column the element at fault; empty when it is the line as a whole
 * @param value what stood there, masked where the element is
 */
public record Refusal(
        long line, Optional<String> column, String rule, String reason, Optional<String> value) {}
