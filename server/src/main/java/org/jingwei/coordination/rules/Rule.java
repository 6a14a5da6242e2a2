package org.jingwei.coordination.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jingwei.coordination.Ground;
import org.jingwei.coordination.Matter;
import org.jingwei.engine.geo.AreaRange;

/**
 * One version of a rule of the gate.
 *
 * @param legalSource what a refusal rests on
 * @param area code of the area it is valid in; empty for the whole place
 * @param from first of the days it is valid for
 * @param exceptFor grounds of a matter for which it only notes what it finds
 * @param editable whether the caller may change it
 */
public record Rule(
        String id,
        int version,
        Set<String> mechanisms,
        String name,
        String nameEn,
        String legalSource,
        String area,
        @JsonIgnore AreaRange range,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Severity severity,
        RuleType kind,
        RuleKind parameters,
        Set<Ground> exceptFor,
        String changedBy,
        Instant changedAt,
        boolean editable) {
    public Rule {
        mechanisms = Set.copyOf(mechanisms);
        exceptFor = Set.copyOf(exceptFor);
    }

    /** Whether matters of this sort in these days are its business, wherever their targets lie. */
    boolean governs(Matter matter) {
        return mechanisms.contains(matter.mechanism())
                && from.filter(day -> day.isAfter(matter.to())).isEmpty()
                && to.filter(day -> day.isBefore(matter.from())).isEmpty();
    }

    /** The same rule as if it had always been valid, to be tried on the past. */
    Rule always() {
        return new Rule(
                id,
                version,
                mechanisms,
                name,
                nameEn,
                legalSource,
                area,
                range,
                Optional.empty(),
                Optional.empty(),
                severity,
                kind,
                parameters,
                exceptFor,
                changedBy,
                changedAt,
                editable);
    }
}
