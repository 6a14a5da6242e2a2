package org.jingwei.coordination.booking;

import java.util.HashSet;
import java.util.Set;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Party;
import org.jingwei.ledger.Standing;

/**
 * Reads from a life how a demand stands in each of its states.
 *
 * <p>In force is each end that a demand comes about in, and every state from which it is reached
 * without a centre: no state on the way waits for one, and no action is one's. So a life with more
 * states between approval and end needs no telling. A draft is never in force, since nobody but its
 * requester knows of it.
 *
 * @param inForce the states in which it is in force
 * @param ends those that nothing leads out of
 */
record StandingOf(String start, Set<String> inForce, Set<String> ends) {
    static StandingOf of(Life life) {
        Set<String> inForce = new HashSet<>();
        life.states().stream()
                .filter(Life.State::cameAbout)
                .forEach(state -> inForce.add(state.id()));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Life.Action action : life.actions()) {
                if (action.by() != Party.CENTRE && inForce.contains(action.to())) {
                    grows |= addAll(inForce, life, action.from());
                }
            }
        }
        Set<String> ends = new HashSet<>();
        life.states().stream()
                .filter(state -> state.waitsFor().isEmpty())
                .forEach(state -> ends.add(state.id()));
        return new StandingOf(life.start(), Set.copyOf(inForce), Set.copyOf(ends));
    }

    private static boolean addAll(Set<String> inForce, Life life, Set<String> from) {
        boolean grows = false;
        for (Life.State state : life.states()) {
            boolean comesAbout =
                    from.contains(state.id())
                            && !state.id().equals(life.start())
                            && state.waitsFor().filter(party -> party == Party.CENTRE).isEmpty();
            grows |= comesAbout && inForce.add(state.id());
        }
        return grows;
    }

    Standing in(String state) {
        if (inForce.contains(state)) {
            return Standing.IN_FORCE;
        }
        return ends.contains(state) ? Standing.OVER : Standing.OPEN;
    }

    /** Whether a demand is put forward by going from one state to another. */
    boolean asks(String from, String to) {
        return from.equals(start) && in(to) != Standing.OVER;
    }
}
