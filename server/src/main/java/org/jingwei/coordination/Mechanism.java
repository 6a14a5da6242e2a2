package org.jingwei.coordination;

import java.util.Set;

/**
 * A sort of matters with rules of its own; each is declared by the module that knows it.
 *
 * @param targets the kinds of subjects that its matters may be about
 */
public record Mechanism(String id, String name, String nameEn, Set<String> targets, Life life) {
    public Mechanism {
        targets = Set.copyOf(targets);
    }
}
