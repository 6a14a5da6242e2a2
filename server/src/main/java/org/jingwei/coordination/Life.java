package org.jingwei.coordination;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may become of a matter, as its mechanism declares it: the states it can be in, and the
 * actions that lead from one to the next. A life that leaves a state unreachable, or names one that
 * it does not have, is none.
 *
 * @param start the state of a matter that was just written down; seen by its requester only
 */
public record Life(String start, List<State> states, List<Action> actions) {

    /**
     * Where a matter can be.
     *
     * @param waitsFor who is to act next; empty where it is at its end
     * @param term in what time; empty where there is no hurry
     * @param cameAbout whether it is the end of a matter that came about; what rules count
     */
    public record State(
            String id,
            String name,
            String nameEn,
            Optional<Party> waitsFor,
            Optional<Term> term,
            boolean cameAbout) {
        public State {
            require(!cameAbout || waitsFor.isEmpty(), id + " came about and waits for somebody");
        }

        public State(String id, String name, String nameEn, Optional<Party> waitsFor) {
            this(id, name, nameEn, waitsFor, Optional.empty());
        }

        public State(
                String id,
                String name,
                String nameEn,
                Optional<Party> waitsFor,
                Optional<Term> term) {
            this(id, name, nameEn, waitsFor, term, false);
        }

        /** The end of a matter that came about. */
        public static State cameAbout(String id, String name, String nameEn) {
            return new State(id, name, nameEn, Optional.empty(), Optional.empty(), true);
        }
    }

    /**
     * The time in which somebody has to act.
     *
     * @param days working days, without the one on which the matter came
     * @param warningHours working hours before the end from which on the light is yellow
     * @param then the action that the platform takes when it is over; empty leaves it red and hands
     *     it to the organisation above
     */
    public record Term(int days, int warningHours, Optional<String> then) {
        public Term {
            require(days > 0 && warningHours >= 0, "a term needs a day at least");
        }
    }

    /**
     * What somebody may do with a matter.
     *
     * @param from the states in which it may be done
     * @param to the state that it leads to
     * @param by who may do it
     * @param needsReason whether a reason must be given
     */
    public record Action(
            String id,
            String name,
            String nameEn,
            Set<String> from,
            String to,
            Party by,
            boolean needsReason) {
        public Action {
            from = Set.copyOf(from);
        }
    }

    public Life {
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        Set<String> known = states.stream().map(State::id).collect(Collectors.toSet());
        require(known.size() == states.size(), "a state is there twice");
        require(
                actions.stream().map(Action::id).distinct().count() == actions.size(),
                "an action is there twice");
        for (Action action : actions) {
            require(known.containsAll(action.from()), action.id() + " leaves an unknown state");
            require(known.contains(action.to()), action.id() + " leads to an unknown state");
        }
        require(reached(start, actions).equals(known), "a state is never reached from " + start);
        require(states.stream().anyMatch(State::cameAbout), "no end says that a matter came about");
        for (State state : states) {
            boolean left = actions.stream().anyMatch(action -> action.from().contains(state.id()));
            require(
                    left == state.waitsFor().isPresent(),
                    state.id() + " waits for nobody, or is never left");
            if (state.term().isPresent()) {
                requireTerm(state, state.term().get(), actions);
            }
        }
    }

    private static void requireTerm(State state, Term term, List<Action> actions) {
        require(state.waitsFor().isPresent(), state.id() + " has a term and waits for nobody");
        boolean ends =
                term.then().isEmpty()
                        || actions.stream()
                                .anyMatch(action ->
                                        action.id().equals(term.then().get())
                                                && action.by() == Party.PLATFORM
                                                && action.from().contains(state.id()));
        require(ends, state.id() + " ends with an action that the platform cannot take there");
    }

    private static Set<String> reached(String start, List<Action> actions) {
        Set<String> reached = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String state = open.pop();
            for (Action action : actions) {
                if (action.from().contains(state) && reached.add(action.to())) {
                    open.push(action.to());
                }
            }
        }
        return reached;
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The state of that id. */
    public Optional<State> findState(String state) {
        return states.stream().filter(known -> known.id().equals(state)).findFirst();
    }

    /** The action of that id. */
    public Optional<Action> find(String action) {
        return actions.stream().filter(known -> known.id().equals(action)).findFirst();
    }

    /** What these may do in a state. */
    public List<Action> open(String state, Set<Party> parties) {
        return actions.stream()
                .filter(action -> action.from().contains(state) && parties.contains(action.by()))
                .toList();
    }

    /** The states of matters that count: handed in, and not at an end without having come about. */
    public List<String> counting() {
        return states.stream()
                .filter(state -> !state.id().equals(start))
                .filter(state -> state.cameAbout() || state.waitsFor().isPresent())
                .map(State::id)
                .toList();
    }

    /** The states in which a matter waits for somebody. */
    public List<String> waitingFor(Party party) {
        return states.stream()
                .filter(state -> state.waitsFor().equals(Optional.of(party)))
                .map(State::id)
                .toList();
    }
}
