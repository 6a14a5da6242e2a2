package org.jingwei.ledger;

import java.time.ZoneId;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Books what the steps of matters come to, in the transaction that takes them.
 *
 * <p>Each subject of a matter has an account: the entries of that matter, mechanism and subject. A
 * step is booked by comparing what the account says with what it must say now and adding the
 * difference, in one statement for all subjects ({@code ledger_book} of {@code
 * V045__step_written.sql}): asked is the most that was ever put forward; in force is what the
 * demand costs if it stands; saved is the rest once it is decided. So a step that is booked twice
 * adds nothing the second time, and a unique key keeps two at once apart. The cost grows with the
 * subjects of the matter and with its own earlier entries.
 */
@Component
public class Ledger {
    private static final Scope PLATFORM = Scope.platform("ledger");

    private static final String BOOK =
            "SELECT matter_book(:matter, :step, :saving, :objected, :asks, :standing, (now() AT TIME ZONE :zone)::date)";

    private final ScopedDatabase database;
    private final ZoneId zone;

    Ledger(ScopedDatabase database, Settings settings) {
        this.database = database;
        this.zone = settings.timeZone();
    }

    /** Books a step; the caller holds the matter in the transaction that is open. */
    public void book(Turn turn) {
        database.run(
                PLATFORM,
                jdbc ->
                        jdbc.sql(BOOK)
                                .param("matter", turn.matter())
                                .param("step", turn.step())
                                .param("saving", turn.saving().name())
                                .param("objected", turn.objected().name())
                                .param("asks", turn.asks())
                                .param("standing", turn.standing().name())
                                .param("zone", zone.getId())
                                .query((row, number) -> true)
                                .single());
    }
}
