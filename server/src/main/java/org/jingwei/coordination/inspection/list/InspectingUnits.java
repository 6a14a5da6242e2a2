package org.jingwei.coordination.inspection.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The announced list of who may inspect: organs, organisations that a law authorises, and those
 * that an organ of the list entrusted. Whoever a rule of the State Council bars is refused.
 */
@Component
public class InspectingUnits {
    /** The rule that says who may inspect. */
    public static final String RULE = "UNIT-1";

    static final String SOURCE = "国办发〔2024〕54号：行政检查由行政机关、法律法规授权的组织和依法受委托的组织实施，主体资格应当公告";
    private static final int MAX_ID = 63;
    private static final int MAX_BASIS = 1000;
    private static final int MAX_WORDS = 100;

    private final ScopedDatabase database;
    private final Organisations organisations;
    private final AuditTrail audit;

    InspectingUnits(ScopedDatabase database, Organisations organisations, AuditTrail audit) {
        this.database = database;
        this.organisations = organisations;
        this.audit = audit;
    }

    /**
     * Somebody who may inspect.
     *
     * @param entrustedBy the organ that it acts for, where it is entrusted
     * @param officers with a certificate that is valid today, as far as the caller knows them
     */
    public record Unit(
            String organisation,
            String name,
            Qualification qualification,
            Optional<String> entrustedBy,
            String legalBasis,
            LocalDate announcedOn,
            Optional<LocalDate> endedOn,
            int officers) {}

    /** A unit as somebody writes it down. */
    public record UnitDraft(
            @Nullable Qualification qualification,
            @Nullable String entrustedBy,
            @Nullable String legalBasis,
            @Nullable LocalDate announcedOn,
            @Nullable LocalDate endedOn) {}

    /** One page of the units whose name or id has these words, by their ids. */
    public Page<Unit> list(Scope scope, Optional<String> words, PageRequest page) {
        String text = words.map(String::strip).orElse("");
        if (text.length() > MAX_WORDS) {
            throw Problem.badRequest(
                    "invalid-query", "q has at most " + MAX_WORDS + " characters.");
        }
        List<Unit> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT unit.*, coalesce(organisation.name, unit.organisation) AS name,
                                                       (SELECT count(*) FROM officer_certificate officer WHERE officer.organisation = unit.organisation
                                                        AND current_date BETWEEN officer.valid_from AND officer.valid_to) AS officers
                                                FROM inspecting_unit unit LEFT JOIN organisation ON organisation.id = unit.organisation
                                                WHERE unit.organisation > :after
                                                  AND (strpos(lower(coalesce(organisation.name, '')), lower(:words)) > 0
                                                       OR strpos(unit.organisation, lower(:words)) > 0)
                                                ORDER BY unit.organisation LIMIT :limit\
                                                """)
                                        .param("after", page.cursor().orElse(""))
                                        .param("words", text)
                                        .param("limit", page.limit() + 1)
                                        .query((row, number) -> unit(row))
                                        .list());
        return Page.of(oneMore, page.limit(), Unit::organisation);
    }

    private static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                row.getString("organisation"),
                row.getString("name"),
                Qualification.valueOf(row.getString("qualification")),
                Optional.ofNullable(row.getString("entrusted_by")),
                row.getString("legal_basis"),
                row.getObject("announced_on", LocalDate.class),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                row.getInt("officers"));
    }

    private record Checked(
            Qualification qualification,
            Optional<String> entrustedBy,
            String legalBasis,
            LocalDate announcedOn,
            Optional<LocalDate> endedOn) {}

    /** Announces a unit, or changes what is said of it. */
    public void announce(Scope scope, String organisation, UnitDraft draft) {
        database.run(
                scope,
                jdbc -> {
                    ListKeepers.require(jdbc);
                    Checked checked = check(scope, organisation, draft);
                    jdbc.sql(
                                    """
                                    INSERT INTO inspecting_unit (organisation, qualification, entrusted_by, legal_basis, announced_on, ended_on)
                                    VALUES (:organisation, :qualification, :entrustedBy, :basis, :announced, :ended)
                                    ON CONFLICT (organisation) DO UPDATE SET qualification = excluded.qualification,
                                        entrusted_by = excluded.entrusted_by, legal_basis = excluded.legal_basis,
                                        announced_on = excluded.announced_on, ended_on = excluded.ended_on\
                                    """)
                            .param("organisation", organisation)
                            .param("qualification", checked.qualification().name())
                            .param("entrustedBy", checked.entrustedBy().orElse(null))
                            .param("basis", checked.legalBasis())
                            .param("announced", checked.announcedOn())
                            .param("ended", checked.endedOn().orElse(null))
                            .update();
                    audit.done(scope, "inspection.unit", "unit:" + organisation, 1);
                });
    }

    private Checked check(Scope scope, String organisation, UnitDraft draft) {
        EntryCheck check = EntryCheck.start();
        Qualification qualification =
                check.given("qualification", draft.qualification(), Qualification.ORGAN);
        refuseBarred(qualification);
        known(scope, check, "organisation", organisation).ifPresent(InspectingUnits::refuseKind);
        String by = check.optional("entrustedBy", draft.entrustedBy(), MAX_ID);
        boolean entrusted = qualification == Qualification.ENTRUSTED;
        if (entrusted && by.isEmpty()) {
            check.wrong("entrustedBy", "is missing");
        } else if (entrusted && by.equals(organisation)) {
            check.wrong("entrustedBy", "must be another organisation");
        } else if (entrusted) {
            known(scope, check, "entrustedBy", by).ifPresent(InspectingUnits::refuseKind);
        }
        String basis = check.text("legalBasis", draft.legalBasis(), MAX_BASIS);
        LocalDate announced = check.given("announcedOn", draft.announcedOn(), LocalDate.EPOCH);
        Optional<LocalDate> ended = check.end("endedOn", announced, draft.endedOn());
        check.requireRight();
        return new Checked(
                qualification,
                entrusted ? Optional.of(by) : Optional.empty(),
                basis,
                announced,
                ended);
    }

    private Optional<Organisation> known(
            Scope scope, EntryCheck check, String path, String organisation) {
        Optional<Organisation> found = organisations.find(scope, organisation);
        if (found.isEmpty()) {
            check.wrong(path, "there is no organisation of this id");
        }
        return found;
    }

    private static void refuseBarred(Qualification qualification) {
        if (!qualification.isEntitled()) {
            throw barred(
                    "qualification",
                    qualification.barred(),
                    "Of the kind " + qualification + " nobody may inspect");
        }
    }

    /** Centres coordinate, villages govern themselves, enterprises and schools are inspected. */
    private static void refuseKind(Organisation organisation) {
        switch (organisation.kind()) {
            case DEPARTMENT, COUNTY, TOWN -> {}
            case CENTRE, PLATFORM ->
                    throw barred(
                            "organisation", "议事协调机构", "A body that coordinates does not inspect");
            case VILLAGE, ENTERPRISE, SCHOOL ->
                    throw barred(
                            "organisation",
                            "非行政机关",
                            "Villages, enterprises and schools do not inspect");
        }
    }

    private static Problem barred(String path, String who, String english) {
        return Problem.invalid(
                        "refused-by-rule",
                        RULE
                                + ": "
                                + english
                                + "; let the organ that is entitled do it, or announce who was"
                                + " entrusted by law.")
                .chinese(
                        RULE
                                + "："
                                + who
                                + "不得实施行政检查（"
                                + SOURCE
                                + "）。请由有资格的行政机关提出，或依法办理委托后登记受委托的组织。")
                .rule(RULE)
                .errors(List.of(new Problem.Place(0, path, RULE + ": " + english)));
    }
}
