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
 * difference, in one statement for all subjects ({@code V045__step_written.sql}): asked is the most
 * that was ever put forward; in force is what the demand costs if it stands; saved is the rest once
 * it is decided. So a step that is booked twice adds nothing the second time, and a unique key
 * keeps two at once apart. The cost grows with the subjects of the matter and with its own earlier
 * entries.
 */
@Component
public class Ledger {
    private static final Scope PLATFORM = Scope.platform("ledger");

    private static final String BOOK =
            """
            SELECT ledger_book(:matter, :step, :title, :mechanism, :requester, :basis, :kinds, :keys, :names, :areas,
                :minutes, :savings, :rest, :asks, :standing, (now() AT TIME ZONE :zone)::date)\
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
                                .query((row, number) -> true)
                                .single());
    }

    private static String[] texts(List<Load> loads, Function<Load, String> part) {
        return loads.stream().map(part).toArray(String[]::new);
    }
}
