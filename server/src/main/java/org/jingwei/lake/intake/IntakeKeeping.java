package org.jingwei.lake.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.lake.Lake;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Removes what nobody came for: files that were held and not started, and refused rows that nobody
 * corrected. The books say so from then on.
 */
@Component
public class IntakeKeeping {
    private static final Scope PLATFORM = Scope.platform("intake-keeping");
    private static final int AT_ONCE = 1_000;

    private final ScopedDatabase database;
    private final Spool spool;
    private final Lake lake;
    private final AuditTrail audit;
    private final int heldDays;
    private final int refusedDays;

    IntakeKeeping(
            ScopedDatabase database, Spool spool, Lake lake, AuditTrail audit, Settings settings) {
        this.database = database;
        this.spool = spool;
        this.lake = lake;
        this.audit = audit;
        this.heldDays = Math.toIntExact(settings.number(Setting.HELD_DAYS));
        this.refusedDays = Math.toIntExact(settings.number(Setting.REFUSED_DAYS));
    }

    private record Found(String id, String dataset) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(row.getString("id"), row.getString("dataset"));
    }

    /** Removes all that is old enough. */
    public void keep(BooleanSupplier stopping) {
        cancelHeld().forEach(batch -> spool.remove(batch.id()));
        boolean more = true;
        while (more && !stopping.getAsBoolean()) {
            more = removeRefusedRows() == AT_ONCE;
        }
    }

    private List<Found> cancelHeld() {
        return database.call(
                PLATFORM,
                jdbc -> {
                    List<Found> cancelled =
                            jdbc.sql(
                                            """
                                            UPDATE batch SET state = 'CANCELLED', cancelled_at = now(), finished_at = now(),
                                                error_code = 'expired', error_detail = :detail
                                            WHERE state = 'HELD' AND received_at < now() - make_interval(days => :days)
                                            RETURNING id, dataset\
                                            """)
                                    .param("days", heldDays)
                                    .param(
                                            "detail",
                                            "Nobody started the file within %d days, and it was removed; send it again."
                                                    .formatted(heldDays))
                                    .query(IntakeKeeping::found)
                                    .list();
                    cancelled.forEach(batch -> audit(batch, "batch.expire"));
                    return cancelled;
                });
    }

    private void audit(Found batch, String action) {
        audit.done(PLATFORM, action, batch.dataset() + "/" + batch.id(), 1);
    }

    /** The files go first: what the books call removed is. */
    private int removeRefusedRows() {
        List<Found> old =
                database.call(
                        PLATFORM,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT id, dataset FROM batch
                                                WHERE refused > 0 AND expired_at IS NULL
                                                  AND finished_at < now() - make_interval(days => :days)
                                                ORDER BY finished_at LIMIT :limit\
                                                """)
                                        .param("days", refusedDays)
                                        .param("limit", AT_ONCE)
                                        .query(IntakeKeeping::found)
                                        .list());
        for (Found batch : old) {
            spool.removeRefusedRows(batch.id());
            lake.dropRejects(batch.dataset(), batch.id());
        }
        database.run(
                PLATFORM,
                jdbc -> {
                    jdbc.sql("UPDATE batch SET expired_at = now() WHERE id = ANY (:ids)")
                            .param("ids", old.stream().map(Found::id).toArray(String[]::new))
                            .update();
                    old.forEach(batch -> audit(batch, "batch.rejects.expire"));
                });
        return old.size();
    }

    /**
     * Refuses what needs the file of a batch that was held for too long.
     *
     * @throws Problem expired
     */
    static void requireFile(Batch batch) {
        batch.error()
                .filter(error -> error.code().equals("expired"))
                .ifPresent(error -> {
                    throw Problem.expired(error.detail());
                });
    }
}
