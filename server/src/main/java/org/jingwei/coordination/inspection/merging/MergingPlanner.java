package org.jingwei.coordination.inspection.merging;

/**
 * Proposes visits for all tasks: first as many tasks as can be done, then as few visits as can be.
 *
 * <p>Idea: {@link Construction} makes a plan, {@link Improvement} makes it better. The problem
 * joins minimum clique cover, which is easy for windows alone and hard with items apart, to the
 * sharing of officers among enterprises, so the result is good and not proved best: {@link
 * LowerBound} says how far it may be from the best. A plan without joining is made beside it; where
 * that one does more tasks or needs fewer visits it is improved instead, so that joining is never
 * worse than none.
 *
 * <p>The same request gives the same plan, whatever the order of its lists: nothing is left to
 * chance or to a clock. No thread is started and nothing is kept.
 */
public final class MergingPlanner {
    private MergingPlanner() {}

    /** Plans the whole request. */
    public static VisitPlan plan(PlanningRequest request) {
        Board joined = made(request);
        new Improvement(joined).run();
        if (!request.rules().joining()) {
            return joined.plan();
        }
        Board single = made(request.withRules(request.rules().withoutJoining()));
        if (!isBetter(single, joined)) {
            return joined.plan();
        }
        Board improved = new Board(request);
        single.plan().visits().stream().filter(visit -> !visit.fixed()).forEach(improved::stand);
        new Improvement(improved).run();
        return isBetter(improved, joined) ? improved.plan() : joined.plan();
    }

    private static Board made(PlanningRequest request) {
        Board board = new Board(request);
        new Construction(board).run();
        return board;
    }

    private static boolean isBetter(Board one, Board other) {
        int waiting = Integer.compare(one.waiting.size(), other.waiting.size());
        return waiting < 0 || (waiting == 0 && one.visits() < other.visits());
    }
}
