package org.jingwei.coordination.inspection.onsite;

import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.coordination.Party;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the door: the enterprise among a matter's targets, and on which side of it one stands. */
@Component
class Doors {
    static final String INSPECTION = "INSPECTION";
    static final String ENTERPRISE = "ENTERPRISE";

    private final MatterVerbs verbs;
    private final Mechanisms mechanisms;
    private final SubjectIndex subjects;

    Doors(MatterVerbs verbs, Mechanisms mechanisms, SubjectIndex subjects) {
        this.verbs = verbs;
        this.mechanisms = mechanisms;
        this.subjects = subjects;
    }

    /** The door as it stands now. */
    Door find(Scope scope, JdbcClient jdbc, String id, String key) {
        Matter matter = verbs.look(scope, id, (_, held) -> held.matter());
        return door(scope, jdbc, matter, new SubjectKey(ENTERPRISE, key));
    }

    /** The same, its matter held until the transaction that is open ends. */
    Door hold(Scope scope, JdbcClient jdbc, String id, String key) {
        return door(scope, jdbc, verbs.hold(jdbc, id), new SubjectKey(ENTERPRISE, key));
    }

    private Door door(Scope scope, JdbcClient jdbc, Matter matter, SubjectKey target) {
        if (!matter.mechanism().equals(INSPECTION)) {
            throw Problem.notFound("The inspection");
        }
        Who who =
                who(jdbc, matter.id(), target)
                        .orElseThrow(() -> Problem.notFound("The enterprise of this inspection"));
        return new Door(
                matter,
                target,
                who.name(),
                who.area(),
                side(scope, matter.requester(), target),
                decided().contains(matter.state()));
    }

    private record Who(String name, long area) {}

    /** A visit that took place keeps its enterprise, also when the matter asks others by now. */
    private static Optional<Who> who(JdbcClient jdbc, String matter, SubjectKey target) {
        return jdbc.sql(
                        """
                        SELECT name, area FROM matter_target WHERE matter = :matter AND kind = :kind AND key = :key
                        UNION ALL
                        SELECT name, area FROM inspection_visit WHERE matter = :matter AND kind = :kind AND key = :key
                        LIMIT 1\
                        """)
                .param("matter", matter)
                .param("kind", target.kind())
                .param("key", target.key())
                .query((row, number) -> new Who(row.getString("name"), row.getLong("area")))
                .optional();
    }

    static Side side(Scope scope, String requester, SubjectKey target) {
        if (scope.subject().isPresent()) {
            return scope.subject().get().equals(target) ? Side.ENTERPRISE : Side.WATCHER;
        }
        return scope.organisation().equals(requester) ? Side.OFFICER : Side.WATCHER;
    }

    /** The states from the approval to the end: in them inspectors may come. */
    List<String> decided() {
        Life life =
                mechanisms
                        .find(INSPECTION)
                        .map(Mechanism::life)
                        .orElseThrow(() -> new IllegalStateException("no inspections"));
        return life.waitingFor(Party.REQUESTER).stream()
                .filter(state -> !state.equals(life.start()))
                .toList();
    }

    /**
     * Where the register has the enterprise, whoever asks: the distance is the same to both sides.
     */
    Optional<LonLat> place(Door door) {
        return subjects.place(Scope.platform("onsite"), door.target());
    }

    static void requireOfficer(Door door, String verb) {
        if (door.side() != Side.OFFICER) {
            throw Problem.forbidden("To " + verb + " is for the unit that inspects.");
        }
    }

    static void requireDecided(Door door) {
        if (!door.decided()) {
            throw Problem.conflict(
                    "not-approved",
                    "The inspection is "
                            + door.matter().state()
                            + ": nobody goes to the enterprise unless it is approved and not yet done.");
        }
    }
}
