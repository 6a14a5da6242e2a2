package org.jingwei.coordination.inspection.list;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The published list of what may be inspected: read by everybody, kept by the centre. */
@Component
public class InspectionItems {
    private static final int MAX_WORDS = 100;
    private static final int LEAST_LAW = 4;
    private static final int MAX_LAW = 200;

    private final ScopedDatabase database;
    private final AuditTrail audit;

    InspectionItems(ScopedDatabase database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Which items of the list are in a state that asks for work. */
    public enum Look {
        /** All. */
        ALL,
        /** Not used for years. */
        EMPTY,
        /** Their law changed and nobody looked at them since. */
        OUTDATED,
        /** Ended. */
        ENDED
    }

    /** What part of the list is asked for. */
    public record Filter(Optional<String> words, Optional<String> organisation, Look look) {}

    /** A law that changed, and so the items that are based on it. */
    public record LawChange(@Nullable String law, @Nullable LocalDate changedOn) {}

    /** One page of the items, by their codes. */
    public Page<InspectionItem> list(Scope scope, Filter filter, PageRequest page) {
        String words = filter.words().map(String::strip).orElse("");
        if (words.length() > MAX_WORDS) {
            throw Problem.badRequest(
                    "invalid-query", "q has at most " + MAX_WORDS + " characters.");
        }
        List<InspectionItem> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                "SELECT * FROM ("
                                                        + ItemRows.COLUMNS
                                                        + """
                                                        ) item WHERE code > :after
                                                          AND (strpos(lower(name), lower(:words)) > 0 OR strpos(lower(code), lower(:words)) > 0
                                                               OR strpos(lower(legal_basis), lower(:words)) > 0)
                                                          AND (:organisation = '' OR organisation = :organisation)
                                                          AND CASE :look WHEN 'EMPTY' THEN empty WHEN 'OUTDATED' THEN outdated
                                                              WHEN 'ENDED' THEN ended_on < current_date ELSE true END
                                                        ORDER BY code LIMIT :limit\
                                                        """)
                                        .param("after", page.cursor().orElse(""))
                                        .param("words", words)
                                        .param("organisation", filter.organisation().orElse(""))
                                        .param("look", filter.look().name())
                                        .param("limit", page.limit() + 1)
                                        .query((row, number) -> ItemRows.item(row))
                                        .list());
        return Page.of(oneMore, page.limit(), InspectionItem::code);
    }

    /**
     * One item.
     *
     * @throws Problem not-found if there is none of this code
     */
    public InspectionItem get(Scope scope, String code) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(ItemRows.COLUMNS + " AND item.code = :code")
                                .param("code", code)
                                .query((row, number) -> ItemRows.item(row))
                                .optional()
                                .orElseThrow(() -> Problem.notFound("The item")));
    }

    /** Publishes an item, or changes what is said of it. */
    public void publish(Scope scope, String code, InspectionItemDraft draft) {
        EntryCheck check = EntryCheck.start();
        ItemCheck.Checked item = ItemCheck.check(check, code, draft);
        check.requireRight();
        database.run(
                scope,
                jdbc -> {
                    ListKeepers.require(jdbc);
                    if (!ItemRows.organisations(jdbc, List.of(item))
                            .containsAll(item.organisation().stream().toList())) {
                        check.wrong("organisation", "there is no organisation of this id");
                        check.requireRight();
                    }
                    audit.done(
                            scope,
                            "item.publish",
                            "item:INSPECTION:" + item.code(),
                            ItemRows.write(jdbc, List.of(item)));
                });
    }

    /**
     * Notes that a law changed: the items whose basis names it are to be looked at again, which
     * changing one of them does.
     *
     * @return how many they are
     */
    public int lawChanged(Scope scope, LawChange change) {
        EntryCheck check = EntryCheck.start();
        String law = check.text("law", change.law(), MAX_LAW);
        if (law.length() < LEAST_LAW) {
            check.wrong("law", "must have at least " + LEAST_LAW + " characters");
        }
        LocalDate day = check.given("changedOn", change.changedOn(), LocalDate.EPOCH);
        check.requireRight();
        return database.call(
                scope,
                jdbc -> {
                    ListKeepers.require(jdbc);
                    int items =
                            jdbc.sql(
                                            """
                                            UPDATE published_item SET law_changed_on = greatest(law_changed_on, :day)
                                            WHERE mechanism = 'INSPECTION' AND strpos(legal_basis, :law) > 0
                                              AND coalesce(ended_on, :day) >= :day\
                                            """)
                                    .param("day", day)
                                    .param("law", law)
                                    .update();
                    audit.done(scope, "item.law-changed", "law:" + law, items);
                    return items;
                });
    }
}
