package org.jingwei.coordination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who a caller is to a matter. */
@Component
class Parties {
    private static final AreaRange NOWHERE = new AreaRange(1, 1);

    /** Who the caller is to the row of what comes before in the statement as {@code matter}. */
    static final String JOINS =
            """
            CROSS JOIN LATERAL matter_standing(matter.id, matter.requester, :lo, :hi) standing
            LEFT JOIN organisation asks ON asks.id = matter.requester
            """;

    /** What it says of them. */
    static final String COLUMNS =
            "standing.*, coalesce(asks.name, matter.requester) AS requester_name ";

    private final Organisations organisations;
    private final AreaScheme scheme;

    Parties(Organisations organisations, AreaScheme scheme) {
        this.organisations = organisations;
        this.scheme = scheme;
    }

    /** What a caller may be, whatever the matter. */
    record Standing(Organisation.Kind kind, Optional<AreaRange> area) {
        boolean isCentre() {
            return kind == Organisation.Kind.CENTRE && area.isPresent();
        }
    }

    /** How the caller's organisation stands to any matter. */
    Optional<Standing> standing(Scope scope) {
        return organisations
                .find(scope, scope.organisation())
                .map(known ->
                        new Standing(
                                known.kind(), known.area().map(code -> scheme.code(code).range())));
    }

    /** Who the caller is to a matter, and what its requester is called. */
    record Known(Set<Party> parties, String requesterName) {}

    /** Who the caller is to a matter. */
    Set<Party> of(Scope scope, JdbcClient jdbc, Matter matter) {
        return know(scope, jdbc, matter).parties();
    }

    /** Who the caller is to a matter, in one question. */
    Known know(Scope scope, JdbcClient jdbc, Matter matter) {
        return asked(
                        jdbc.sql(
                                        "SELECT "
                                                + COLUMNS
                                                + "FROM (SELECT :id AS id, :requester AS requester) matter "
                                                + JOINS)
                                .param("id", matter.id())
                                .param("requester", matter.requester()),
                        scope)
                .query((row, number) -> known(scope, matter, row))
                .single();
    }

    /** Binds what {@link #JOINS} asks with. */
    static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, Scope scope) {
        AreaRange home = home(scope);
        return statement.param("lo", home.lo()).param("hi", home.hi());
    }

    /** Reads what {@link #JOINS} answers. */
    static Known known(Scope scope, Matter matter, ResultSet row) throws SQLException {
        return new Known(
                scope.isPlatform() ? EnumSet.of(Party.PLATFORM) : parties(scope, matter, row),
                row.getString("requester_name"));
    }

    /** Where the caller's organisation stands; nowhere, it holds no target. */
    private static AreaRange home(Scope scope) {
        List<AreaRange> home = scope.home().list();
        return home.isEmpty() ? NOWHERE : home.getFirst();
    }

    /**
     * A centre that sees some of the targets only does not decide on the matter, unless it was
     * handed to it; one that handed it over does not either.
     */
    private static Set<Party> parties(Scope scope, Matter matter, ResultSet row)
            throws SQLException {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (!row.getBoolean("known")) {
            return parties;
        }
        if (matter.requester().equals(scope.organisation())) {
            parties.add(Party.REQUESTER);
        }
        boolean holdsAll = row.getLong("held") == matter.targets();
        boolean decides = row.getBoolean("decides");
        boolean competent = row.wasNull() ? holdsAll : decides;
        if (row.getBoolean("centre") && competent) {
            parties.add(Party.CENTRE);
        }
        if (row.getBoolean("target")) {
            parties.add(Party.TARGET);
        }
        if (row.getBoolean("signs")) {
            parties.add(Party.SIGNER);
        }
        return parties;
    }

    /** Which of the matter's targets the caller is. */
    Optional<SubjectKey> target(Scope scope, JdbcClient jdbc, Matter matter) {
        return target(scope, jdbc, matter, standing(scope));
    }

    private static Optional<SubjectKey> target(
            Scope scope, JdbcClient jdbc, Matter matter, Optional<Standing> standing) {
        return jdbc.sql(
                        """
                        SELECT kind, key FROM matter_target WHERE matter = :id
                            AND (kind || ':' || key = :subject OR kind = 'AREA' AND area = :area) LIMIT 1\
                        """)
                .param("id", matter.id())
                .param("subject", scope.subject().map(Object::toString).orElse(""))
                .param("area", standing.flatMap(Standing::area).map(AreaRange::lo).orElse(-1L))
                .query((row, number) -> new SubjectKey(row.getString("kind"), row.getString("key")))
                .optional();
    }
}
