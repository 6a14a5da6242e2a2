package org.jingwei.coordination.inspection.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.inspection.onsite.ClientText;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.InvalidSettingException;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposes common problems to a centre, takes its review of them, and tells enterprises. */
@Component
public class CommonProblems {
    private static final int MOST_WORDS = 1000;
    private static final int MOST_QUESTIONS = 10;
    private static final int MOST_QUESTION = 200;
    private static final int MOST_TOLD = 50_000;
    private static final long LEAST_ENTERPRISES = 3;
    private static final int LEAST_NAME = 2;

    private final ScopedDatabase database;
    private final Organisations organisations;
    private final AreaScheme scheme;
    private final AuditTrail audit;
    private final long least;
    private final long share;
    private final int days;

    CommonProblems(
            ScopedDatabase database,
            Organisations organisations,
            AuditTrail audit,
            Settings settings) {
        this.database = database;
        this.organisations = organisations;
        this.scheme = settings.areaScheme();
        this.audit = audit;
        this.least = least(settings);
        this.share = settings.number(Setting.COMMON_SHARE);
        this.days = Math.toIntExact(settings.number(Setting.COMMON_DAYS));
    }

    private static long least(Settings settings) {
        long asked = settings.number(Setting.COMMON_ENTERPRISES);
        if (asked < LEAST_ENTERPRISES) {
            throw InvalidSettingException.invalid(
                    Setting.COMMON_ENTERPRISES,
                    new IllegalArgumentException(
                            "expected at least " + LEAST_ENTERPRISES + ", found " + asked));
        }
        return asked;
    }

    /**
     * What a centre makes of a proposal; the same id is the same review.
     *
     * @param round of the proposal that the page has shown
     * @param questions what enterprises look at by themselves
     * @param area code of the area whose enterprises are told; the centre's own if empty
     */
    public record Review(
            String id,
            String item,
            String entry,
            int round,
            boolean accepts,
            String words,
            String advice,
            List<String> questions,
            Optional<String> area,
            String reason) {
        public Review {
            questions = List.copyOf(questions);
        }
    }

    /** What waits for a review, with the thresholds that make it a pattern. */
    public record Proposals(Page<Proposal> page, long least, long share, int days) {}

    /** A reviewed problem, and how many would be told of it now. */
    public record Shown(CommonProblem problem, long audience) {}

    private ProposalRows.Ground ground(Scope scope) {
        return new ProposalRows.Ground(scope.organisation(), home(scope), days, least, share);
    }

    /** The area of the caller's centre. */
    private AreaRange home(Scope scope) {
        return organisations
                .find(scope, scope.organisation())
                .filter(known -> known.kind() == Organisation.Kind.CENTRE)
                .flatMap(Organisation::area)
                .map(code -> scheme.code(code).range())
                .orElseThrow(() ->
                        Problem.forbidden("Common problems are for the coordination centres."));
    }

    /** Patterns in the centre's area that wait for a review, the most widespread first. */
    public Proposals proposals(Scope scope, PageRequest page) {
        ProposalRows.Ground ground = ground(scope);
        long from = page.cursorAsNumber().orElse((long) page.offset());
        List<Proposal> oneMore =
                database.call(
                        scope, jdbc -> ProposalRows.list(jdbc, ground, from, page.limit() + 1));
        return new Proposals(
                Page.of(oneMore, page.limit(), _ -> Long.toString(from + page.limit())),
                least,
                share,
                days);
    }

    /**
     * Accepts a proposal, in words that are told to enterprises, or sets it aside.
     *
     * @throws Problem conflict if somebody else has reviewed it, or it is no pattern any more
     */
    public Shown review(Scope scope, Review review) {
        ClientText.requireId("id", review.id());
        requireWhole(review);
        ProposalRows.Ground ground = ground(scope);
        AreaRange area = area(review, ground.area());
        return database.call(
                scope,
                jdbc -> {
                    if (ProblemRows.find(jdbc, scheme, review.id()).isEmpty()) {
                        insert(scope, jdbc, ground, review, area);
                        audit.done(scope, "common-problem.review", "problem:" + review.id(), 1);
                    }
                    return shown(jdbc, review.id());
                });
    }

    private void insert(
            Scope scope,
            JdbcClient jdbc,
            ProposalRows.Ground ground,
            Review review,
            AreaRange area) {
        ProposalRows.Pattern pattern = new ProposalRows.Pattern(review.item(), review.entry());
        Proposal proposal =
                ProposalRows.find(jdbc, ground, pattern)
                        .filter(found -> found.round() == review.round())
                        .orElseThrow(CommonProblems::reviewedAlready);
        requireNobodyNamed(review, ProposalRows.names(jdbc, ground, pattern));
        boolean accepts = review.accepts();
        ProblemRows.Fresh fresh =
                new ProblemRows.Fresh(
                        review.id(),
                        ground.centre(),
                        area,
                        proposal,
                        accepts ? CommonProblem.State.ACCEPTED : CommonProblem.State.SET_ASIDE,
                        accepts ? review.words() : "",
                        accepts ? review.advice() : "",
                        accepts ? numbered(review.questions()) : List.of(),
                        proposal.objectType(),
                        accepts ? "" : review.reason());
        if (!ProblemRows.insert(jdbc, scope, fresh)) {
            throw reviewedAlready();
        }
    }

    private static Problem reviewedAlready() {
        return Problem.conflict(
                "reviewed-already",
                "Somebody has reviewed it, or it is no pattern any more. Read the list again.");
    }

    private static List<CommonProblem.Question> numbered(List<String> texts) {
        List<CommonProblem.Question> questions = new ArrayList<>();
        texts.forEach(text ->
                questions.add(new CommonProblem.Question("q" + (questions.size() + 1), text)));
        return questions;
    }

    private static void requireWhole(Review review) {
        if (!review.accepts()) {
            ClientText.requireText("reason", review.reason(), 1, MOST_WORDS);
            return;
        }
        ClientText.requireText("words", review.words(), 1, MOST_WORDS);
        ClientText.requireText("advice", review.advice(), 1, MOST_WORDS);
        if (review.questions().isEmpty() || review.questions().size() > MOST_QUESTIONS) {
            throw ClientText.wrong("questions", "must be 1 to " + MOST_QUESTIONS);
        }
        review.questions()
                .forEach(text -> ClientText.requireText("questions", text, 1, MOST_QUESTION));
    }

    private static void requireNobodyNamed(Review review, List<String> names) {
        String told = review.words() + "\n" + review.advice() + "\n" + review.questions();
        if (review.accepts()
                && names.stream()
                        .anyMatch(name -> name.length() >= LEAST_NAME && told.contains(name))) {
            throw Problem.invalid(
                    "names-an-enterprise",
                    "The words name an enterprise in which it was found. Others are not told where.");
        }
    }

    private AreaRange area(Review review, AreaRange home) {
        try {
            AreaRange area = review.area().map(code -> scheme.code(code).range()).orElse(home);
            if (area.lo() >= home.lo() && area.hi() <= home.hi()) {
                return area;
            }
        } catch (InvalidAreaCodeException _) {
            throw ClientText.wrong("area", "is no area code");
        }
        throw ClientText.wrong("area", "must lie in the centre's own area");
    }

    /** Tells those whom it concerns; pushed once, it stays so. */
    public Shown push(Scope scope, String id, int version) {
        return database.call(
                scope,
                jdbc -> {
                    ProblemRows.Held held =
                            ProblemRows.hold(jdbc, id)
                                    .filter(found -> found.centre().equals(scope.organisation()))
                                    .orElseThrow(() -> Problem.notFound("The common problem"));
                    if (held.state() != CommonProblem.State.PUSHED) {
                        requirePushable(jdbc, held, version);
                        int pushed = ProblemRows.push(jdbc, scope, id, held.audience());
                        audit.done(scope, "common-problem.push", "problem:" + id, pushed);
                    }
                    return shown(jdbc, id);
                });
    }

    private static void requirePushable(JdbcClient jdbc, ProblemRows.Held held, int version) {
        if (held.version() != version || held.state() != CommonProblem.State.ACCEPTED) {
            throw Problem.conflict(
                    "stale",
                    "It is "
                            + held.state()
                            + " in version "
                            + held.version()
                            + " by now. Read it again.");
        }
        long told = ProblemRows.count(jdbc, held.audience());
        if (told == 0 || told > MOST_TOLD) {
            throw Problem.invalid(
                    "invalid-audience",
                    "From 1 to " + MOST_TOLD + " enterprises can be told; these would be " + told);
        }
    }

    /** One, with how many would be told of it. */
    public Shown get(Scope scope, String id) {
        home(scope);
        return database.call(scope, jdbc -> shown(jdbc, id));
    }

    private Shown shown(JdbcClient jdbc, String id) {
        CommonProblem problem =
                ProblemRows.find(jdbc, scheme, id)
                        .orElseThrow(() -> Problem.notFound("The common problem"));
        long audience =
                problem.state() == CommonProblem.State.ACCEPTED
                        ? ProblemRows.count(jdbc, audience(problem))
                        : problem.receipts().pushed();
        return new Shown(problem, audience);
    }

    private ProblemRows.Audience audience(CommonProblem problem) {
        return new ProblemRows.Audience(
                problem.item(), problem.objectType(), scheme.code(problem.area()).range());
    }

    /** Those that the centre sees, the newest first. */
    public Page<CommonProblem> list(Scope scope, PageRequest page) {
        home(scope);
        return database.call(
                scope,
                jdbc ->
                        Page.of(
                                ProblemRows.list(
                                        jdbc,
                                        scheme,
                                        page.cursorAsNumber().orElse(Long.MAX_VALUE),
                                        page.limit() + 1),
                                page.limit(),
                                problem -> Long.toString(problem.number())));
    }
}
