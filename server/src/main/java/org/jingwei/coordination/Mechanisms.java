package org.jingwei.coordination;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The mechanisms there are. */
@Component
public class Mechanisms {
    private final Map<String, Mechanism> known;

    Mechanisms(List<Mechanism> all) {
        this.known =
                all.stream()
                        .collect(Collectors.toUnmodifiableMap(Mechanism::id, Function.identity()));
    }

    /** All of them, by id. */
    public List<Mechanism> list() {
        return known.values().stream().sorted(Comparator.comparing(Mechanism::id)).toList();
    }

    /** The mechanism of that id. */
    public Optional<Mechanism> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Whether there is a state of this name in the life of some mechanism. */
    boolean hasState(String state) {
        return known.values().stream()
                .flatMap(mechanism -> mechanism.life().states().stream())
                .anyMatch(each -> each.id().equals(state));
    }

    /** The mechanism of a matter, which was checked when the matter was written down. */
    Mechanism get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no mechanism " + id));
    }

    /** Each mechanism's states in which a matter waits for somebody, as {@code mechanism:state}. */
    String[] waitingFor(Party party) {
        return known.values().stream()
                .flatMap(mechanism ->
                        mechanism.life().waitingFor(party).stream()
                                .map(state -> mechanism.id() + ":" + state))
                .toArray(String[]::new);
    }
}
