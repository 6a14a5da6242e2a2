package org.jingwei.ledger;

import org.jingwei.scope.SubjectKey;

/**
 * What a demand costs one subject.
 *
 * @param area stored code of the area it is in
 * @param saving why its minutes are saved, as far as they are
 */
public record Load(SubjectKey subject, String name, long area, int minutes, Saving saving) {
    public Load {
        if (minutes < 0) {
            throw new IllegalArgumentException("minutes below zero: " + minutes);
        }
    }
}
