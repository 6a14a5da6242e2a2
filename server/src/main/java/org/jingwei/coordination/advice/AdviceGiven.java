package org.jingwei.coordination.advice;

import java.util.List;

/**
 * An advice as a centre gives it.
 *
 * @param matters ids of the matters concerned beside the one that it is given for
 */
public record AdviceGiven(Advice.Kind kind, String reason, List<String> matters) {
    public AdviceGiven {
        matters = matters.stream().distinct().toList();
    }
}
