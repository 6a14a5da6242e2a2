package org.jingwei.coordination;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists matters: all that the scope sees, those it made, or those that wait for it. */
@Component
public class MatterList {
    private static final String PAGE =
            """
            SELECT * FROM matter
            WHERE number < :before
              AND (:mechanism = '' OR mechanism = :mechanism)
              AND (:state = '' OR state = :state)
              AND (:box <> 'MINE' OR requester = :organisation)
              AND (:box <> 'WAITING'
                OR requester = :organisation AND mechanism || ':' || state = ANY (:ofRequester)
                OR :centre AND mechanism || ':' || state = ANY (:ofCentre) AND NOT EXISTS (
                    SELECT FROM matter_party party WHERE party.matter = matter.id
                      AND party.organisation = :organisation AND NOT party.decides)
                OR EXISTS (SELECT FROM matter_party party WHERE party.matter = matter.id
                      AND party.organisation = :organisation AND party.waits)
                OR mechanism || ':' || state = ANY (:ofTarget) AND EXISTS (
                    SELECT FROM matter_target target WHERE target.matter = matter.id
                      AND (target.kind || ':' || target.key = :subject
                           OR target.kind = 'AREA' AND target.area = :area)))
              AND (:box <> 'OVERDUE' OR EXISTS (
                    SELECT FROM matter_deadline deadline WHERE deadline.matter = matter.id
                      AND deadline.paused_at IS NULL AND deadline.due <= now()))
              AND (:box <> 'ESCALATED' OR EXISTS (
                    SELECT FROM matter_deadline deadline WHERE deadline.matter = matter.id
                      AND deadline.escalated_to = :organisation))
            ORDER BY number DESC LIMIT :limit OFFSET :offset\
            """;

    private final ScopedDatabase database;
    private final Mechanisms mechanisms;
    private final Parties parties;

    MatterList(ScopedDatabase database, Mechanisms mechanisms, Parties parties) {
        this.database = database;
        this.mechanisms = mechanisms;
        this.parties = parties;
    }

    /** Which of the matters that the scope sees. */
    public enum Box {
        ALL,
        /** Those that its organisation asks for. */
        MINE,
        /** Those that wait for its organisation to act. */
        WAITING,
        /** Those whose time has run out. */
        OVERDUE,
        /** Those that were handed to its organisation because time ran out below it. */
        ESCALATED
    }

    /** What is looked for beside the box. */
    public record Filter(Box box, Optional<String> mechanism, Optional<String> state) {}

    /** One page of matters, the newest first. */
    public Page<Matter> list(Scope scope, Filter filter, PageRequest page) {
        if (filter.mechanism().filter(id -> mechanisms.find(id).isEmpty()).isPresent()
                || filter.state().filter(id -> !mechanisms.hasState(id)).isPresent()) {
            return Page.whole(List.of());
        }
        Optional<Parties.Standing> standing = parties.standing(scope);
        List<Matter> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(PAGE)
                                        .param(
                                                "before",
                                                page.cursorAsNumber().orElse(Long.MAX_VALUE))
                                        .param("mechanism", filter.mechanism().orElse(""))
                                        .param("state", filter.state().orElse(""))
                                        .param("box", filter.box().name())
                                        .param("organisation", scope.organisation())
                                        .param(
                                                "centre",
                                                standing.filter(Parties.Standing::isCentre)
                                                        .isPresent())
                                        .param(
                                                "ofRequester",
                                                mechanisms.waitingFor(Party.REQUESTER))
                                        .param("ofCentre", mechanisms.waitingFor(Party.CENTRE))
                                        .param("ofTarget", mechanisms.waitingFor(Party.TARGET))
                                        .param(
                                                "subject",
                                                scope.subject().map(Object::toString).orElse(""))
                                        .param(
                                                "area",
                                                standing.flatMap(Parties.Standing::area)
                                                        .map(AreaRange::lo)
                                                        .orElse(-1L))
                                        .param("limit", page.limit() + 1)
                                        .param("offset", page.offset())
                                        .query((row, number) -> MatterRows.matter(row))
                                        .list());
        return Page.of(oneMore, page.limit(), matter -> Long.toString(matter.number()));
    }

    /**
     * The matters that were submitted and begin in a year, in the order of their numbers, as the
     * open transaction sees them.
     *
     * @param after number of the last one that is known
     */
    public List<Matter> submitted(JdbcClient jdbc, int year, long after, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM matter WHERE submitted AND number > :after
                            AND window_from BETWEEN :first AND :last
                        ORDER BY number LIMIT :limit\
                        """)
                .param("after", after)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .param("limit", limit)
                .query((row, number) -> MatterRows.matter(row))
                .list();
    }
}
