package org.jingwei.lake.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jingwei.area.AreaRegister;
import org.jingwei.catalog.Rule;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jspecify.annotations.Nullable;

/**
 * What written area codes mean, remembered: a file names a few thousand of them a million times.
 * For one thread and one run.
 */
final class AreaLookup {
    private static final int MOST_REMEMBERED = 1 << 18;

    private final AreaScheme scheme;
    private final LongFunction<AreaRegister.Whereabouts> register;
    private final Map<String, Meaning> known = new HashMap<>();
    private String lastText = "";
    private Meaning last = new Meaning(0, "", AreaRegister.Whereabouts.UNKNOWN);

    AreaLookup(AreaScheme scheme, LongFunction<AreaRegister.Whereabouts> register) {
        this.scheme = scheme;
        this.register = register;
    }

    /**
     * What a code means.
     *
     * @param code the stored code; 0 when it is none of the scheme
     * @param mistake why it is none
     * @param whereabouts where rows of it are placed
     */
    record Meaning(long code, String mistake, AreaRegister.Whereabouts whereabouts) {}

    Meaning meaning(String text) {
        if (text.equals(lastText)) {
            return last;
        }
        Meaning found = known.get(text);
        if (found == null) {
            found = look(text);
            if (known.size() == MOST_REMEMBERED) {
                known.clear();
            }
            known.put(text, found);
        }
        lastText = text;
        last = found;
        return found;
    }

    private Meaning look(String text) {
        try {
            long code = scheme.code(text).value();
            return new Meaning(code, "", register.apply(code));
        } catch (InvalidAreaCodeException e) {
            return new Meaning(0, e.reason(), AreaRegister.Whereabouts.UNKNOWN);
        }
    }

    /** What is wrong with a code by a rule. */
    @Nullable Fault fault(String text, Rule rule) {
        Meaning meaning = meaning(text);
        if (meaning.code() == 0) {
            return new Fault(rule.name(), meaning.mistake());
        }
        boolean unknown = meaning.whereabouts() instanceof AreaRegister.Whereabouts.Nowhere;
        return unknown && rule == Rule.KNOWN_AREA
                ? new Fault(rule.name(), "there is no such area, and there was none")
                : null;
    }
}
