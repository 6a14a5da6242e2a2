package org.jingwei.coordination;

import java.util.EnumSet;
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

    /** Who the caller is to a matter. */
    Set<Party> of(Scope scope, JdbcClient jdbc, Matter matter) {
        if (scope.isPlatform()) {
            return EnumSet.of(Party.PLATFORM);
        }
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (matter.requester().equals(scope.organisation())) {
            parties.add(Party.REQUESTER);
        }
        Optional<Standing> standing = standing(scope);
        if (standing.filter(Standing::isCentre).isPresent()
                && holdsAll(jdbc, matter, standing.get().area().orElseThrow())) {
            parties.add(Party.CENTRE);
        }
        if (target(scope, jdbc, matter, standing).isPresent()) {
            parties.add(Party.TARGET);
        }
        return parties;
    }

    /** A centre that sees some of the targets only does not decide on the matter. */
    private static boolean holdsAll(JdbcClient jdbc, Matter matter, AreaRange area) {
        long held =
                jdbc.sql(
                                "SELECT count(*) FROM matter_target WHERE matter = :id AND area BETWEEN :lo AND :hi")
                        .param("id", matter.id())
                        .param("lo", area.lo())
                        .param("hi", area.hi())
                        .query(Long.class)
                        .single();
        return held == matter.targets();
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
