package org.jingwei.coordination.advice;

import java.time.LocalDate;
import java.util.List;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.MatterVerbs.Held;
import org.jingwei.coordination.Party;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which matters a matter could be merged with: of the same kind, of another requester, under way,
 * asked of a same target, and with at most {@value #DAYS} days between their windows. One query
 * over the targets' index; it answers the centre alone, since departments do not see each other's
 * matters.
 */
@Component
public class Proposals {
    private static final int DAYS = 14;
    private static final int MOST = 20;

    private final MatterVerbs verbs;

    Proposals(MatterVerbs verbs) {
        this.verbs = verbs;
    }

    /**
     * A matter to merge with.
     *
     * @param shared how many targets both have
     */
    public record Proposal(
            String matter,
            long number,
            String title,
            String requester,
            LocalDate from,
            LocalDate to,
            String state,
            int shared) {}

    /** Those with the most targets in common first. */
    public List<Proposal> list(Scope scope, String id) {
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    held.require(Party.CENTRE, "merge");
                    return find(jdbc, held);
                });
    }

    private static List<Proposal> find(JdbcClient jdbc, Held held) {
        Matter matter = held.matter();
        return jdbc.sql(
                        """
                        SELECT other.id, other.number, other.title, other.requester, other.window_from, other.window_to,
                               other.state, count(*) AS shared
                        FROM matter_target mine
                        JOIN matter_target theirs ON theirs.kind = mine.kind AND theirs.key = mine.key AND theirs.submitted
                        JOIN matter other ON other.id = theirs.matter
                        WHERE mine.matter = :id AND other.id <> :id AND other.mechanism = :mechanism
                          AND other.requester <> :requester AND other.submitted AND other.state = ANY (:states)
                          AND other.window_from <= :to AND other.window_to >= :from
                        GROUP BY other.id ORDER BY shared DESC, other.number DESC LIMIT :most\
                        """)
                .param("id", matter.id())
                .param("mechanism", matter.mechanism())
                .param("requester", matter.requester())
                .param("states", underWay(held.life()))
                .param("from", matter.from().minusDays(DAYS))
                .param("to", matter.to().plusDays(DAYS))
                .param("most", MOST)
                .query((row, number) ->
                        new Proposal(
                                row.getString("id"),
                                row.getLong("number"),
                                row.getString("title"),
                                row.getString("requester"),
                                row.getObject("window_from", LocalDate.class),
                                row.getObject("window_to", LocalDate.class),
                                row.getString("state"),
                                row.getInt("shared")))
                .list();
    }

    private static String[] underWay(Life life) {
        return life.states().stream()
                .filter(state -> state.waitsFor().isPresent() && !state.id().equals(life.start()))
                .map(Life.State::id)
                .toArray(String[]::new);
    }
}
