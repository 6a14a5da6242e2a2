package org.jingwei.identity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts that act for others of their organisation, for a span of days. Who acts sees what the
 * other one sees; what it does is noted under both names, and both count as one person where two
 * have to agree.
 */
@Component
public class Delegations {
    private static final int MAX_DAYS = 92;
    private static final int MAX_REASON = 200;
    private static final Scope PLATFORM = Scope.platform("delegation");

    private final ScopedDatabase database;
    private final AccountStore accounts;
    private final AuditTrail audit;

    Delegations(ScopedDatabase database, AccountStore accounts, AuditTrail audit) {
        this.database = database;
        this.accounts = accounts;
        this.audit = audit;
    }

    /**
     * Who acted for whom, as they are called.
     *
     * @param by who did it
     * @param forWhom in whose name
     */
    public record Acting(String by, String forWhom) {}

    /** Those the caller gave or was given, the newest first. */
    public List<Delegation> list(Caller caller) {
        return database.call(PLATFORM, jdbc -> DelegationRows.list(jdbc, caller.username()));
    }

    /** What somebody wants to give, as it was sent. */
    public record Draft(
            @Nullable String taker,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason) {}

    /**
     * Lets another account act for the caller.
     *
     * @param requestKey names the request: the same one gives once
     * @throws Problem invalid with every mistake, conflict if that account acts for the caller in
     *     those days already
     */
    public List<Delegation> give(Caller giver, Draft draft, Optional<String> requestKey) {
        if (requestKey.filter(key -> key.isBlank() || key.length() > MAX_REASON).isPresent()) {
            throw Problem.badRequest(
                    "invalid-idempotency-key",
                    "Idempotency-Key must be 1 to " + MAX_REASON + " characters.");
        }
        if (giver.role() == Role.ADMINISTRATOR) {
            throw Problem.forbidden("An administrator's rights are not given to others.");
        }
        database.run(giver.scope(), jdbc -> give(jdbc, giver, draft, requestKey));
        return list(giver);
    }

    private void give(JdbcClient jdbc, Caller giver, Draft draft, Optional<String> requestKey) {
        LocalDate today = DelegationRows.holdGiver(jdbc, giver.username());
        if (DelegationRows.isGiven(jdbc, giver.username(), requestKey)) {
            return;
        }
        DelegationRows.Given given = checked(giver, draft, today);
        if (DelegationRows.overlaps(jdbc, giver.username(), given)) {
            throw Problem.conflict(
                    "delegated-already",
                    given.taker() + " acts for you on some of these days already; end that first.");
        }
        DelegationRows.insert(jdbc, giver, UUID.randomUUID().toString(), given, requestKey);
        audit.done(giver.scope(), "delegation.give", "account:" + given.taker(), 1);
    }

    private DelegationRows.Given checked(Caller giver, Draft draft, LocalDate today) {
        String taker = draft.taker() == null ? "" : draft.taker().strip();
        String reason = draft.reason() == null ? "" : draft.reason().strip();
        LocalDate from = draft.from();
        LocalDate to = draft.to();
        if (taker.equals(giver.username()) || !isColleague(giver, taker)) {
            throw wrong("taker", "must be another account of your organisation");
        }
        if (from == null || from.isBefore(today)) {
            throw wrong("from", "must be today or a day to come");
        }
        if (to == null || to.isBefore(from) || ChronoUnit.DAYS.between(from, to) + 1 > MAX_DAYS) {
            throw wrong(
                    "to", "must be from the first day on, " + MAX_DAYS + " days in all at most");
        }
        if (reason.isEmpty()
                || reason.length() > MAX_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw wrong("reason", "must be 1 to " + MAX_REASON + " characters on one line");
        }
        return new DelegationRows.Given(taker, from, to, reason);
    }

    private boolean isColleague(Caller giver, String taker) {
        return database.call(PLATFORM, jdbc -> accounts.findCaller(jdbc, taker))
                .filter(found -> found.organisation().id().equals(giver.organisation().id()))
                .isPresent();
    }

    private static Problem wrong(String field, String mistake) {
        return Problem.invalid(
                        "invalid-delegation", "The delegation's " + field + " " + mistake + ".")
                .errors(List.of(new Problem.Place(0, field, mistake)));
    }

    /** Ends one that the caller gave, at once. */
    public List<Delegation> end(Caller giver, String id) {
        database.run(
                giver.scope(),
                jdbc -> {
                    if (!DelegationRows.end(jdbc, giver.username(), id)) {
                        throw Problem.notFound("A delegation of yours that is in force");
                    }
                    audit.done(giver.scope(), "delegation.end", "delegation:" + id, 1);
                });
        return list(giver);
    }

    /**
     * What an account sees and may do while it acts for another one.
     *
     * @throws Problem forbidden if nothing lets it do so today
     */
    public Scope scopeFor(Caller taker, String giver) {
        return database.call(
                        PLATFORM,
                        jdbc ->
                                DelegationRows.isInForce(jdbc, giver, taker)
                                        ? accounts.findCaller(jdbc, giver)
                                        : Optional.<Caller>empty())
                .map(found -> found.scope().actedBy(taker.username()))
                .orElseThrow(() ->
                        Problem.forbidden(
                                "You do not act for "
                                        + giver
                                        + " today: no delegation is in force."));
    }

    /** Who acted for whom, by the names under which it was noted; who acted for himself is not. */
    public Map<String, Acting> acting(Collection<String> noted) {
        List<String> both = noted.stream().filter(name -> Scope.persons(name).size() > 1).toList();
        if (both.isEmpty()) {
            return Map.of();
        }
        List<String> all = both.stream().flatMap(name -> Scope.persons(name).stream()).toList();
        Map<String, String> names =
                database.call(PLATFORM, jdbc -> DelegationRows.names(jdbc, all));
        Map<String, Acting> acting = new HashMap<>();
        for (String name : both) {
            List<String> persons = Scope.persons(name);
            acting.put(
                    name,
                    new Acting(
                            names.getOrDefault(persons.getFirst(), persons.getFirst()),
                            names.getOrDefault(persons.getLast(), persons.getLast())));
        }
        return acting;
    }
}
