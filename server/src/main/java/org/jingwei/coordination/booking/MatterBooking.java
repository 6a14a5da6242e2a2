package org.jingwei.coordination.booking;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.coordination.MatterChanged;
import org.jingwei.coordination.MatterFollower;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.coordination.OneByOne;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.rules.RulesAgainst;
import org.jingwei.ledger.Ledger;
import org.jingwei.ledger.Saving;
import org.jingwei.ledger.Standing;
import org.jingwei.ledger.Turn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books each step of a matter in the transaction that takes it: both are there or neither is.
 *
 * <p>Minutes count as asked from the first submission on. What a rule keeps from being submitted
 * was never asked and saves nothing; what is returned for change is open until it is decided. A
 * subject that objected is why its own minutes are saved, unless a rule forbade the matter or it
 * was given up for an advice.
 */
@Component
class MatterBooking implements MatterFollower {
    private final RulesAgainst rules;
    private final Ledger ledger;
    private final Map<String, StandingOf> standings;

    MatterBooking(Mechanisms mechanisms, RulesAgainst rules, Ledger ledger) {
        this.rules = rules;
        this.ledger = ledger;
        this.standings =
                mechanisms.list().stream()
                        .collect(
                                Collectors.toMap(
                                        Mechanism::id,
                                        mechanism -> StandingOf.of(mechanism.life())));
    }

    private record Reasons(Saving general, Saving objected) {}

    /** What is asked changes in a draft alone: a step within one standing comes to nothing. */
    @Override
    public boolean concerns(MatterChanged change) {
        StandingOf life = standings.get(change.mechanism());
        return life != null
                && (life.in(change.from()) != life.in(change.to())
                        || life.asks(change.from(), change.to()));
    }

    @Override
    public void after(JdbcClient jdbc, List<MatterChanged> changes) {
        if (changes.size() > 1 && changes.stream().anyMatch(this::isRefused)) {
            throw new OneByOne();
        }
        Map<String, BookingRows.Taken> advice =
                BookingRows.takenAdvice(
                        jdbc,
                        changes.stream()
                                .filter(change -> now(change) != Standing.OPEN)
                                .map(MatterChanged::matter)
                                .toList());
        ledger.book(
                changes.stream()
                        .map(change ->
                                turn(
                                        change,
                                        reasons(
                                                jdbc,
                                                change,
                                                Optional.ofNullable(advice.get(change.matter())))))
                        .toList());
    }

    private StandingOf life(MatterChanged change) {
        return Objects.requireNonNull(standings.get(change.mechanism()));
    }

    private Standing now(MatterChanged change) {
        return life(change).in(change.to());
    }

    /** Whether a rule forbade it is asked then, and those refused with it do not count any more. */
    private boolean isRefused(MatterChanged change) {
        return now(change) == Standing.OVER && change.by() == Party.CENTRE;
    }

    private Turn turn(MatterChanged change, Reasons reasons) {
        return new Turn(
                change.matter(),
                change.step(),
                now(change),
                life(change).asks(change.from(), change.to()),
                reasons.general(),
                reasons.objected());
    }

    private Reasons reasons(
            JdbcClient jdbc, MatterChanged change, Optional<BookingRows.Taken> advice) {
        if (isRefused(change)) {
            return rules.forbid(jdbc, change.after())
                    ? new Reasons(Saving.REFUSED_BY_RULE, Saving.REFUSED_BY_RULE)
                    : new Reasons(Saving.REFUSED_BY_CENTRE, Saving.REFUSED_BY_TARGET);
        }
        return advice.filter(taken ->
                        !BookingRows.cameIntoForceSince(
                                jdbc, change.matter(), life(change).inForce(), taken))
                .map(taken -> following(taken.kind()))
                .map(saving -> new Reasons(saving, saving))
                .orElse(
                        now(change) == Standing.OVER
                                ? new Reasons(Saving.WITHDRAWN, Saving.REFUSED_BY_TARGET)
                                : new Reasons(Saving.CHANGED, Saving.CHANGED));
    }

    private static Saving following(String advice) {
        return switch (advice) {
            case "MERGE" -> Saving.MERGED;
            case "REMOTE" -> Saving.REMOTE;
            case "CANCEL" -> Saving.CANCELLED;
            default -> Saving.CHANGED;
        };
    }
}
