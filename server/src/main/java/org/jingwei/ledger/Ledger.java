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
 * difference, in one statement for all subjects of all steps ({@code matter_book} of {@code
 * V048__steps_of_many.sql}): asked is the most that was ever put forward; in force is what the
 * demand costs if it stands; saved is the rest once it is decided. So a step that is booked twice
 * adds nothing the second time, and a unique key keeps two at once apart. The cost grows with the
 * subjects of the matter and with its own earlier entries.
 */
@Component
public class Ledger {
    private static final Scope PLATFORM = Scope.platform("ledger");

    private static final String BOOK =
            "SELECT matter_book(:matters, :steps, :saving, :objected, :asks, :standing, (now() AT TIME ZONE :zone)::date)";

    private final ScopedDatabase database;
    private final ZoneId zone;

    Ledger(ScopedDatabase database, Settings settings) {
        this.database = database;
        this.zone = settings.timeZone();
    }

    /** Books steps; the caller holds the matters in the transaction that is open. */
    public void book(List<Turn> turns) {
        database.run(
                PLATFORM,
                jdbc ->
                        jdbc.sql(BOOK)
                                .param("matters", of(turns, Turn::matter))
                                .param(
                                        "steps",
                                        turns.stream().map(Turn::step).toArray(Integer[]::new))
                                .param("saving", of(turns, turn -> turn.saving().name()))
                                .param("objected", of(turns, turn -> turn.objected().name()))
                                .param(
                                        "asks",
                                        turns.stream().map(Turn::asks).toArray(Boolean[]::new))
                                .param("standing", of(turns, turn -> turn.standing().name()))
                                .param("zone", zone.getId())
                                .query((row, number) -> true)
                                .single());
    }

    private static String[] of(List<Turn> turns, Function<Turn, String> value) {
        return turns.stream().map(value).toArray(String[]::new);
    }
}
