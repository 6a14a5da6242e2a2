package org.jingwei.ledger;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Books what the steps of matters come to, in the transaction that takes them.
 *
 * <p>Each subject of a matter has an account: the entries of that matter, mechanism and subject. A
 * step is booked by comparing what the account says with what it must say now and adding the
 * difference, in one statement for all subjects: asked is the most that was ever put forward; in
 * force is what the demand costs if it stands; saved is the rest once it is decided. So a step that
 * is booked twice adds nothing the second time, and a unique key keeps two at once apart. The cost
 * grows with the subjects of the matter and with its own earlier entries.
 */
@Component
public class Ledger {
    private static final Scope PLATFORM = Scope.platform("ledger");

    private static final String BOOK =
            """
            WITH account AS (
                SELECT mechanism, kind, key, (array_agg(name ORDER BY id))[1] AS name,
                       (array_agg(area ORDER BY id))[1] AS area,
                       sum(CASE booking WHEN 'ASKED' THEN minutes ELSE 0 END) AS asked,
                       sum(CASE booking WHEN 'IMPOSED' THEN minutes WHEN 'RELIEVED' THEN -minutes ELSE 0 END) AS in_force,
                       sum(CASE booking WHEN 'SAVED' THEN minutes WHEN 'REOPENED' THEN -minutes ELSE 0 END) AS saved,
                       (array_agg(saving ORDER BY id DESC) FILTER (WHERE booking = 'SAVED'))[1] AS saved_for
                FROM ledger_entry WHERE matter = :matter GROUP BY mechanism, kind, key),
            demand AS (
                SELECT :mechanism::text AS mechanism, load.*
                FROM unnest(:kinds::text[], :keys::text[], :names::text[], :areas::bigint[], :minutes::int[], :savings::text[])
                    AS load (kind, key, name, area, minutes, saving)),
            before AS (
                SELECT mechanism, kind, key, coalesce(account.name, demand.name) AS name,
                       coalesce(account.area, demand.area) AS area, coalesce(asked, 0) AS asked,
                       coalesce(in_force, 0) AS in_force, coalesce(saved, 0) AS saved, saved_for,
                       coalesce(demand.minutes, 0) AS minutes, coalesce(demand.saving, :rest) AS saving
                FROM account FULL JOIN demand USING (mechanism, kind, key)),
            standing AS (
                SELECT *, CASE WHEN :asks THEN greatest(asked, minutes) ELSE asked END AS asked_now,
                       CASE WHEN :standing = 'IN_FORCE' THEN minutes ELSE 0 END AS in_force_now FROM before),
            after AS (
                SELECT *, CASE WHEN :standing = 'OPEN' THEN 0 ELSE asked_now - in_force_now END AS saved_now FROM standing)
            INSERT INTO ledger_entry (matter, step, title, mechanism, requester, legal_basis, kind, key, name, area,
                                      booking, saving, minutes, day)
            SELECT :matter, :step, :title, mechanism, :requester, :basis, kind, key, name, area, booking,
                   CASE booking WHEN 'SAVED' THEN saving WHEN 'REOPENED' THEN saved_for ELSE '' END,
                   change, (now() AT TIME ZONE :zone)::date
            FROM after CROSS JOIN LATERAL (VALUES
                ('ASKED', asked_now - asked), ('IMPOSED', in_force_now - in_force), ('RELIEVED', in_force - in_force_now),
                ('SAVED', saved_now - saved), ('REOPENED', saved - saved_now)) AS line (booking, change)
            WHERE change > 0
            ORDER BY kind, key, mechanism, booking\
            """;

    private final ScopedDatabase database;
    private final ZoneId zone;

    Ledger(ScopedDatabase database, Settings settings) {
        this.database = database;
        this.zone = settings.timeZone();
    }

    /** Books a step; the caller holds the matter in the transaction that is open. */
    public void book(Demand demand, Turn turn) {
        List<Load> loads = demand.loads();
        database.run(
                PLATFORM,
                jdbc ->
                        jdbc.sql(BOOK)
                                .param("matter", demand.matter())
                                .param("step", turn.step())
                                .param("title", demand.title())
                                .param("mechanism", demand.mechanism())
                                .param("requester", demand.requester())
                                .param("basis", demand.legalBasis())
                                .param("kinds", texts(loads, load -> load.subject().kind()))
                                .param("keys", texts(loads, load -> load.subject().key()))
                                .param("names", texts(loads, Load::name))
                                .param("areas", loads.stream().map(Load::area).toArray(Long[]::new))
                                .param(
                                        "minutes",
                                        loads.stream().map(Load::minutes).toArray(Integer[]::new))
                                .param("savings", texts(loads, load -> load.saving().name()))
                                .param("rest", turn.rest().name())
                                .param("asks", turn.asks())
                                .param("standing", turn.standing().name())
                                .param("zone", zone.getId())
                                .update());
    }

    private static String[] texts(List<Load> loads, Function<Load, String> part) {
        return loads.stream().map(part).toArray(String[]::new);
    }
}
