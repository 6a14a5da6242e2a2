package org.jingwei.coordination.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.Optional;
import org.jingwei.http.Page;

/**
 * What a changed rule would have made of the matters of a year.
 *
 * @param judged how many matters were looked at
 * @param whole whether these are all; else the time was over
 * @param before how many break the rule as it is, by severity
 * @param after how many break it as it would be
 * @param different how many are judged otherwise
 * @param changes some of those, by their numbers
 */
public record Rehearsal(
        int year,
        long judged,
        boolean whole,
        Map<Severity, Long> before,
        Map<Severity, Long> after,
        long different,
        @JsonIgnore Page<Rehearsal.Change> changes) {
    public Rehearsal {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** A matter that is judged otherwise. */
    public record Change(
            String matter,
            long number,
            String title,
            String requester,
            Optional<Finding> before,
            Optional<Finding> after) {}
}
