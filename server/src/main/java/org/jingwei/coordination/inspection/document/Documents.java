package org.jingwei.coordination.inspection.document;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterTarget;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.MatterVerbs.Held;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/**
 * Makes the documents of an inspection: for its requester and the centres all of them, for a target
 * those that are for it, of itself alone.
 */
@Component
class Documents {
    private static final String MECHANISM = "INSPECTION";

    private final MatterVerbs verbs;
    private final Matters matters;
    private final MatterFacts facts;
    private final VisitFacts visits;
    private final Templates templates;
    private final AuditTrail audit;

    Documents(
            MatterVerbs verbs,
            Matters matters,
            MatterFacts facts,
            VisitFacts visits,
            Templates templates,
            AuditTrail audit) {
        this.verbs = verbs;
        this.matters = matters;
        this.facts = facts;
        this.visits = visits;
        this.templates = templates;
        this.audit = audit;
    }

    /** A document as a file, and what it is called. */
    record Made(String name, ByteArrayResource file) {}

    /** Which documents the caller can have made now; none where the matter is no inspection. */
    Set<DocumentKind> open(Scope scope, String id) {
        return verbs.look(scope, id, (jdbc, held) -> open(held));
    }

    private static Set<DocumentKind> open(Held held) {
        Set<DocumentKind> open = EnumSet.noneOf(DocumentKind.class);
        if (held.matter().mechanism().equals(MECHANISM)) {
            for (DocumentKind kind : DocumentKind.values()) {
                if (kind.needsAgreement() ? isAgreed(held) : isOfAuthority(held)) {
                    open.add(kind);
                }
            }
        }
        return open;
    }

    private static boolean isOfAuthority(Held held) {
        return held.parties().contains(Party.REQUESTER) || held.parties().contains(Party.CENTRE);
    }

    /** Agreed to and not given up: to be carried out, or carried out. */
    private static boolean isAgreed(Held held) {
        boolean toBeCarriedOut =
                held.state().waitsFor().equals(Optional.of(Party.REQUESTER))
                        && !held.state().id().equals(held.life().start());
        return toBeCarriedOut || held.state().cameAbout();
    }

    /**
     * Makes a document.
     *
     * @param target the one that it is about; needed where there are several
     * @throws Problem conflict if the matter is not that far, not-found if it is no target of it
     */
    Made make(Scope scope, String id, DocumentKind kind, Optional<SubjectKey> target) {
        byte[] template = templates.current(scope, kind);
        MatterTarget about = target(scope, id, target);
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    requireOpen(held, kind);
                    Matter matter = held.matter();
                    Facts known = facts.of(scope, jdbc, matter, about);
                    visits.add(scope, matter, about, known);
                    byte[] file = new Template(template).filled(known);
                    audit.done(scope, "document." + kind.slug(), "matter:" + id, 1);
                    return new Made(
                            kind.chinese() + "-" + matter.number(), new ByteArrayResource(file));
                });
    }

    private static void requireOpen(Held held, DocumentKind kind) {
        if (open(held).contains(kind)) {
            return;
        }
        if (!held.matter().mechanism().equals(MECHANISM)) {
            throw Problem.conflict(
                    "no-inspection", "The matter is no inspection; it has no such documents.");
        }
        if (kind.needsAgreement()) {
            throw Problem.conflict(
                    "not-agreed",
                    "The "
                            + kind.english().toLowerCase(Locale.ROOT)
                            + " is made when the centre has agreed to the matter, which is "
                            + held.state().id()
                            + " now.");
        }
        throw Problem.forbidden(
                "The approval is for the unit that inspects and the centre; the notice tells the"
                        + " enterprise what it must know.");
    }

    private MatterTarget target(Scope scope, String id, Optional<SubjectKey> asked) {
        if (asked.isPresent()) {
            return matters.target(scope, id, asked.get())
                    .orElseThrow(() -> Problem.notFound("The target"));
        }
        List<MatterTarget> found =
                matters.targets(scope, id, new PageRequest(Optional.empty(), 0, 2)).items();
        if (found.size() != 1) {
            throw Problem.invalid(
                            "which-target",
                            "The matter has several targets; say which one the document is about.")
                    .errors(List.of(new Problem.Place(0, "target", "is missing")));
        }
        return found.getFirst();
    }
}
