package org.jingwei.coordination.inspection.list;

import java.util.Objects;
import org.jingwei.audit.AuditTrail;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the desk of inspections works, as the centre of the whole place set it. */
@Component
public class InspectionDesk {
    private static final int MOST_YEARS = 50;
    private static final int MOST_VISITS = 100;
    private static final int MOST_UNITS = 50;
    private static final int MOST_HOURS = 720;
    private static final int WHOLE = 100;
    private static final int USUAL_CLEAN = 3;

    private final ScopedDatabase database;
    private final AuditTrail audit;

    InspectionDesk(ScopedDatabase database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * What is set.
     *
     * @param strict whether what breaks the desk's checks is refused, or only told
     * @param emptyYears after so many years without use an item is empty 空转
     * @param perDay from more visits to an enterprise a day on it is flagged
     * @param unitsPerVisit so many units may come together
     * @param emergencyHours within which an emergency must be reported afterwards
     * @param jointAim percent of visits that are to be joint this year
     * @param laterJointAim and later
     * @param cleanChecks after so many checks of an enterprise in a year that found nothing an
     *     officer is barred there until it is explained
     */
    public record Setting(
            boolean strict,
            int emptyYears,
            int perDay,
            int perWeek,
            int perMonth,
            int unitsPerVisit,
            int emergencyHours,
            int jointAim,
            int laterJointAim,
            int cleanChecks) {}

    /** What somebody wants to set. */
    public record SettingDraft(
            @Nullable Boolean strict,
            @Nullable Integer emptyYears,
            @Nullable Integer perDay,
            @Nullable Integer perWeek,
            @Nullable Integer perMonth,
            @Nullable Integer unitsPerVisit,
            @Nullable Integer emergencyHours,
            @Nullable Integer jointAim,
            @Nullable Integer laterJointAim,
            @Nullable Integer cleanChecks) {}

    /**
     * What is set, to one caller.
     *
     * @param editable whether the caller may set it, and keeps the lists
     * @param units how many units may inspect today
     * @param items how many items are published today
     */
    public record Shown(Setting setting, boolean editable, long units, long items) {}

    /** What is set, with how long the lists are. */
    public Shown show(Scope scope) {
        return database.call(
                scope,
                jdbc ->
                        new Shown(
                                setting(jdbc),
                                ListKeepers.isOne(jdbc),
                                count(
                                        jdbc,
                                        "SELECT count(*) FROM inspecting_unit WHERE announced_on <="
                                                + " current_date AND coalesce(ended_on, current_date)"
                                                + " >= current_date"),
                                count(
                                        jdbc,
                                        "SELECT count(*) FROM published_item WHERE mechanism ="
                                                + " 'INSPECTION' AND published_on <= current_date AND"
                                                + " coalesce(ended_on, current_date) >="
                                                + " current_date")));
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** What is set, in a transaction that is open. */
    public static Setting setting(JdbcClient jdbc) {
        return jdbc.sql("SELECT * FROM inspection_desk")
                .query((row, number) ->
                        new Setting(
                                row.getBoolean("strict"),
                                row.getInt("empty_years"),
                                row.getInt("per_day"),
                                row.getInt("per_week"),
                                row.getInt("per_month"),
                                row.getInt("units_per_visit"),
                                row.getInt("emergency_hours"),
                                row.getInt("joint_aim"),
                                row.getInt("later_joint_aim"),
                                row.getInt("clean_checks")))
                .single();
    }

    /** Sets how the desk works. */
    public void set(Scope scope, SettingDraft draft) {
        Setting setting = checked(draft);
        database.run(
                scope,
                jdbc -> {
                    ListKeepers.require(jdbc);
                    jdbc.sql(
                                    """
                                    UPDATE inspection_desk SET strict = :strict, empty_years = :emptyYears, per_day = :perDay,
                                        per_week = :perWeek, per_month = :perMonth, units_per_visit = :unitsPerVisit,
                                        emergency_hours = :emergencyHours, joint_aim = :jointAim, later_joint_aim = :laterJointAim,
                                        clean_checks = :cleanChecks\
                                    """)
                            .paramSource(setting)
                            .update();
                    audit.done(scope, "inspection.desk", "inspection-desk", 1);
                });
    }

    private static Setting checked(SettingDraft draft) {
        EntryCheck check = EntryCheck.start();
        Setting setting =
                new Setting(
                        check.given("strict", draft.strict(), false),
                        check.number("emptyYears", draft.emptyYears(), 1, MOST_YEARS),
                        check.number("perDay", draft.perDay(), 1, MOST_VISITS),
                        check.number("perWeek", draft.perWeek(), 1, MOST_VISITS),
                        check.number("perMonth", draft.perMonth(), 1, MOST_VISITS),
                        check.number("unitsPerVisit", draft.unitsPerVisit(), 2, MOST_UNITS),
                        check.number("emergencyHours", draft.emergencyHours(), 1, MOST_HOURS),
                        check.number("jointAim", draft.jointAim(), 0, WHOLE),
                        check.number("laterJointAim", draft.laterJointAim(), 0, WHOLE),
                        check.number(
                                "cleanChecks",
                                Objects.requireNonNullElse(draft.cleanChecks(), USUAL_CLEAN),
                                1,
                                MOST_VISITS));
        check.requireRight();
        return setting;
    }
}
