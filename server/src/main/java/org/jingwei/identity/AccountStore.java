package org.jingwei.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.Succession;
import org.jingwei.area.Successions;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Grant;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts, their grants and their organisations as they are stored. */
@Component
class AccountStore {
    private static final String ORGANISATION_COLUMNS =
            "id, name, kind, area, subject_kind, subject_key";
    private static final int MOST_CENTRES = 10_000;

    private final AreaScheme scheme;
    private final Successions successions;

    AccountStore(Settings settings, Successions successions) {
        this.scheme = settings.areaScheme();
        this.successions = successions;
    }

    record Secret(String username, String passwordHash) {
        @Override
        public String toString() {
            return username;
        }
    }

    Optional<Secret> findSecret(JdbcClient jdbc, String username) {
        return jdbc.sql("SELECT username, password_hash FROM account WHERE username = :username")
                .param("username", username)
                .query((row, number) ->
                        new Secret(row.getString("username"), row.getString("password_hash")))
                .optional();
    }

    /** The account with its organisation and grants, in two statements. */
    Optional<Caller> findCaller(JdbcClient jdbc, String username) {
        return jdbc.sql(
                        """
                        SELECT a.username, a.display_name, a.role, a.must_change_password,
                               o.id, o.name, o.kind, o.area, o.subject_kind, o.subject_key
                        FROM account a JOIN organisation o ON o.id = a.organisation WHERE a.username = :username\
                        """)
                .param("username", username)
                .query((row, number) -> caller(row, grants(jdbc, username)))
                .optional();
    }

    private Caller caller(ResultSet row, List<Grant> grants) throws SQLException {
        Organisation organisation = organisation(row);
        Role role = Role.valueOf(row.getString("role"));
        AreaRanges home =
                organisation
                        .area()
                        .map(area -> scheme.code(area).range())
                        .map(AreaRanges::of)
                        .orElse(AreaRanges.NONE);
        Scope scope =
                new Scope(
                        row.getString("username"),
                        organisation.id(),
                        home,
                        grants,
                        role == Role.SUBJECT ? organisation.subject() : Optional.empty(),
                        Optional.empty(),
                        role == Role.ADMINISTRATOR);
        return new Caller(
                scope.username(),
                row.getString("display_name"),
                role,
                organisation,
                row.getBoolean("must_change_password"),
                scope);
    }

    /**
     * Grants in force now: a zone's grant covers the areas the zone has today, and whoever is
     * granted an area sees also the ended ones whose records count for it today.
     */
    private List<Grant> grants(JdbcClient jdbc, String username) {
        record Row(int number, Clearance clearance, Optional<String> owner, AreaRange range) {}
        List<Row> rows =
                jdbc.sql(
                                """
                                WITH granted AS (
                                    SELECT g.number, g.clearance, g.owner, unnest(g.areas) AS range
                                    FROM account_grant g WHERE g.username = :username AND g.zone IS NULL
                                    UNION ALL
                                    SELECT g.number, g.clearance, g.owner, int8range(a.code, a.hi, '[]')
                                    FROM account_grant g JOIN zone_member m ON m.zone = g.zone JOIN area a ON a.code = m.area
                                    WHERE g.username = :username)
                                SELECT number, clearance, owner, lower(range) AS lo, upper(range) - 1 AS hi
                                FROM granted ORDER BY number, lo\
                                """)
                        .param("username", username)
                        .query((row, number) ->
                                new Row(
                                        row.getInt("number"),
                                        Clearance.valueOf(row.getString("clearance")),
                                        Optional.ofNullable(row.getString("owner")),
                                        new AreaRange(row.getLong("lo"), row.getLong("hi"))))
                        .list();
        Succession succession = successions.today();
        Map<Integer, List<Row>> byGrant = new LinkedHashMap<>();
        rows.forEach(
                row -> byGrant.computeIfAbsent(row.number(), number -> new ArrayList<>()).add(row));
        return byGrant.values().stream()
                .map(some ->
                        new Grant(
                                succession.withPast(
                                        AreaRanges.of(some.stream().map(Row::range).toList())),
                                some.getFirst().clearance(),
                                some.getFirst().owner()))
                .toList();
    }

    void insert(JdbcClient jdbc, NewAccount account, String passwordHash) {
        jdbc.sql(
                        """
                        INSERT INTO account (username, display_name, role, organisation, password_hash, must_change_password, head)
                        VALUES (:username, :displayName, :role, :organisation, :hash, :mustChange, :head)\
                        """)
                .param("username", account.username())
                .param("displayName", account.displayName())
                .param("role", account.role().name())
                .param("organisation", account.organisation())
                .param("hash", passwordHash)
                .param("mustChange", !account.permanentPassword())
                .param("head", account.head())
                .update();
        int number = 0;
        for (NewAccount.GrantedAreas grant : account.grants()) {
            AreaRanges areas =
                    AreaRanges.ofCodes(grant.areas().stream().map(scheme::code).toList());
            insertGrant(jdbc, account.username(), number++, new StoredGrant(areas, grant));
        }
    }

    void grantEverywhere(JdbcClient jdbc, String username, Clearance clearance) {
        insertGrant(
                jdbc,
                username,
                0,
                new StoredGrant(AreaRanges.ALL, Optional.empty(), clearance, Optional.empty()));
    }

    private record StoredGrant(
            AreaRanges areas, Optional<String> zone, Clearance clearance, Optional<String> owner) {
        StoredGrant(AreaRanges areas, NewAccount.GrantedAreas given) {
            this(areas, given.zone(), given.clearance(), given.organisation());
        }
    }

    private static void insertGrant(
            JdbcClient jdbc, String username, int number, StoredGrant grant) {
        jdbc.sql(
                        """
                        INSERT INTO account_grant (username, number, areas, zone, clearance, owner)
                        VALUES (:username, :number, CAST(:areas AS int8multirange), :zone, :clearance, :owner)\
                        """)
                .param("username", username)
                .param("number", number)
                .param("areas", Scope.multirange(grant.areas()))
                .param("zone", grant.zone().orElse(null))
                .param("clearance", grant.clearance().name())
                .param("owner", grant.owner().orElse(null))
                .update();
    }

    void setPassword(JdbcClient jdbc, String username, String hash) {
        jdbc.sql(
                        "UPDATE account SET password_hash = :hash, must_change_password = false WHERE username = :username")
                .param("hash", hash)
                .param("username", username)
                .update();
    }

    List<AccountSummary> list(JdbcClient jdbc, String after, int limit) {
        return jdbc.sql(
                        "SELECT * FROM account WHERE username > :after ORDER BY username LIMIT :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> summary(row))
                .list();
    }

    Optional<AccountSummary> findSummary(JdbcClient jdbc, String username) {
        return jdbc.sql("SELECT * FROM account WHERE username = :username")
                .param("username", username)
                .query((row, number) -> summary(row))
                .optional();
    }

    private static AccountSummary summary(ResultSet row) throws SQLException {
        return new AccountSummary(
                row.getString("username"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getString("organisation"),
                row.getBoolean("must_change_password"),
                row.getBoolean("head"));
    }

    void setHead(JdbcClient jdbc, String username, boolean head) {
        jdbc.sql("UPDATE account SET head = :head WHERE username = :username")
                .param("head", head)
                .param("username", username)
                .update();
    }

    boolean isEmpty(JdbcClient jdbc) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM account)").query(Boolean.class).single();
    }

    boolean insert(JdbcClient jdbc, Organisation organisation) {
        return jdbc.sql(
                                """
                                INSERT INTO organisation (id, name, kind, area, subject_kind, subject_key)
                                VALUES (:id, :name, :kind, :area, :subjectKind, :subjectKey) ON CONFLICT DO NOTHING\
                                """)
                        .param("id", organisation.id())
                        .param("name", organisation.name())
                        .param("kind", organisation.kind().name())
                        .param(
                                "area",
                                organisation
                                        .area()
                                        .map(area -> scheme.code(area).value())
                                        .orElse(null))
                        .param(
                                "subjectKind",
                                organisation.subject().map(SubjectKey::kind).orElse(null))
                        .param(
                                "subjectKey",
                                organisation.subject().map(SubjectKey::key).orElse(null))
                        .update()
                == 1;
    }

    Optional<Organisation> findOrganisation(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT " + ORGANISATION_COLUMNS + " FROM organisation WHERE id = :id")
                .param("id", id)
                .query((row, number) -> organisation(row))
                .optional();
    }

    List<Organisation> centres(JdbcClient jdbc) {
        return jdbc.sql(
                        "SELECT "
                                + ORGANISATION_COLUMNS
                                + " FROM organisation WHERE kind = 'CENTRE' AND area IS NOT NULL ORDER BY id LIMIT :most")
                .param("most", MOST_CENTRES)
                .query((row, number) -> organisation(row))
                .list();
    }

    List<Organisation> listOrganisations(JdbcClient jdbc, String after, int limit) {
        return jdbc.sql(
                        "SELECT "
                                + ORGANISATION_COLUMNS
                                + " FROM organisation WHERE id > :after ORDER BY id LIMIT :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> organisation(row))
                .list();
    }

    Map<String, String> organisationNames(JdbcClient jdbc, Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("SELECT id, name FROM organisation WHERE id = ANY (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("id"), row.getString("name"));
                });
        return names;
    }

    Map<String, Long> organisationAreas(JdbcClient jdbc) {
        Map<String, Long> areas = new HashMap<>();
        jdbc.sql("SELECT id, area FROM organisation WHERE area IS NOT NULL")
                .query(row -> {
                    areas.put(row.getString("id"), row.getLong("area"));
                });
        return areas;
    }

    private Organisation organisation(ResultSet row) throws SQLException {
        long area = row.getLong("area");
        Optional<String> areaText =
                row.wasNull() ? Optional.empty() : Optional.of(scheme.of(area).text());
        String subjectKind = row.getString("subject_kind");
        Optional<SubjectKey> subject =
                subjectKind == null
                        ? Optional.empty()
                        : Optional.of(new SubjectKey(subjectKind, row.getString("subject_key")));
        return new Organisation(
                row.getString("id"),
                row.getString("name"),
                Organisation.Kind.valueOf(row.getString("kind")),
                areaText,
                subject);
    }
}
