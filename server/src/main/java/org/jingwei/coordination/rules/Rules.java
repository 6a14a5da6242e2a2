package org.jingwei.coordination.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The rules of the gate: read by everybody in their area, edited by the centre of the area. A
 * change makes a new version; the old ones stay.
 */
@Component
public class Rules {
    /** More than a place has; each check reads those of its sort of matters. */
    private static final int MOST = 1000;

    private final ScopedDatabase database;
    private final RuleCheck check;
    private final AuditTrail audit;

    Rules(ScopedDatabase database, RuleCheck check, AuditTrail audit) {
        this.database = database;
        this.check = check;
        this.audit = audit;
    }

    /** One page of the rules as they are now, by their ids. */
    public Page<Rule> list(Scope scope, PageRequest page) {
        List<Rule> oneMore =
                database.call(
                        scope, jdbc -> RuleRows.list(jdbc, page.cursor().orElse(""), page.limit()));
        return Page.of(oneMore, page.limit(), Rule::id);
    }

    /** A rule as it is now. */
    public Rule get(Scope scope, String id) {
        return database.call(scope, jdbc -> RuleRows.find(jdbc, id))
                .orElseThrow(() -> Problem.notFound("The rule"));
    }

    /** One page of the versions of a rule, the newest first. */
    public Page<Rule> versions(Scope scope, String id, PageRequest page) {
        List<Rule> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                RuleRows.versions(
                                        jdbc,
                                        id,
                                        page.cursorAsNumber().orElse((long) Integer.MAX_VALUE),
                                        page.limit()));
        if (oneMore.isEmpty()) {
            throw Problem.notFound("The rule");
        }
        return Page.of(oneMore, page.limit(), rule -> Integer.toString(rule.version()));
    }

    /**
     * Adds a rule.
     *
     * @throws Problem forbidden to who is not the centre of its area, conflict if its id is taken
     */
    public Rule add(Scope scope, RuleDraft draft) {
        Rule rule = check.check(scope, draft, Optional.empty());
        return written(
                () ->
                        database.call(
                                scope,
                                jdbc -> {
                                    requireEditable(RuleRows.isEditable(jdbc, rule.range()));
                                    if (RuleRows.count(jdbc) >= MOST) {
                                        throw Problem.conflict(
                                                "too-many-rules",
                                                "There are "
                                                        + MOST
                                                        + " rules already; change one of them.");
                                    }
                                    RuleRows.insert(jdbc, rule);
                                    audit.done(scope, "rule.add", "rule:" + rule.id(), 1);
                                    return rule;
                                }),
                "There is a rule " + rule.id() + " already.");
    }

    /**
     * Changes a rule by adding a version.
     *
     * @param version the one that the caller has seen
     */
    public Rule change(Scope scope, String id, int version, RuleDraft draft) {
        return written(
                () ->
                        database.call(
                                scope,
                                jdbc -> {
                                    Rule before =
                                            RuleRows.find(jdbc, id)
                                                    .orElseThrow(
                                                            () -> Problem.notFound("The rule"));
                                    requireEditable(before.editable());
                                    if (before.version() != version) {
                                        throw stale(
                                                "The rule has version "
                                                        + before.version()
                                                        + " now.");
                                    }
                                    Rule rule = check.check(scope, draft, Optional.of(before));
                                    RuleRows.insertVersion(jdbc, rule);
                                    audit.done(scope, "rule.change", "rule:" + id, 1);
                                    return rule;
                                }),
                "Somebody else changed the rule at this moment.");
    }

    private static Problem stale(String what) {
        return Problem.conflict("stale-rule", what + " Read it again, then decide.");
    }

    private static Rule written(Supplier<Rule> work, String taken) {
        try {
            return work.get();
        } catch (DuplicateKeyException e) {
            throw stale(taken);
        }
    }

    static void requireEditable(boolean editable) {
        if (!editable) {
            throw Problem.forbidden(
                    "Only the coordination centre of its area edits or tries a rule.");
        }
    }
}
