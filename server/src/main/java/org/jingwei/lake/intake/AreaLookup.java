package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.LongFunction;
import org.jingwei.area.AreaRegister;
import org.jingwei.catalog.Rule;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jspecify.annotations.Nullable;

/**
 * What written area codes mean, remembered: a file names a few thousand of them a million times. A
 * code forgets the one whose place it takes, so that a file of nothing but new codes costs no
 * memory. For one thread and one run.
 */
final class AreaLookup {
    private static final int PLACES_BITS = 16;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final AreaScheme scheme;
    private final LongFunction<AreaRegister.Whereabouts> register;
    private final long[] digits = new long[1 << PLACES_BITS];
    private final int[] lengths = new int[1 << PLACES_BITS];
    private final @Nullable Meaning[] known = new Meaning[1 << PLACES_BITS];

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

    /** What a piece of a buffer means as an area code. */
    Meaning meaning(byte[] text, int from, int to) {
        long number = QuickForms.digits(text, from, to);
        if (number == QuickForms.UNKNOWN) {
            return look(text, from, to);
        }
        int place = (int) ((number * SPREAD) >>> (Long.SIZE - PLACES_BITS));
        Meaning found = known[place];
        if (found != null && digits[place] == number && lengths[place] == to - from) {
            return found;
        }
        Meaning made = look(text, from, to);
        digits[place] = number;
        lengths[place] = to - from;
        known[place] = made;
        return made;
    }

    private Meaning look(byte[] text, int from, int to) {
        try {
            long code = scheme.code(new String(text, from, to - from, UTF_8)).value();
            return new Meaning(code, "", register.apply(code));
        } catch (InvalidAreaCodeException e) {
            return new Meaning(0, e.reason(), AreaRegister.Whereabouts.UNKNOWN);
        }
    }

    /** What is wrong with a code by a rule. */
    @Nullable Fault fault(byte[] text, int from, int to, Rule rule) {
        return fault(meaning(text, from, to), rule);
    }

    /** What is wrong with a code of that meaning by a rule. */
    static @Nullable Fault fault(Meaning meaning, Rule rule) {
        if (meaning.code() == 0) {
            return new Fault(rule.name(), meaning.mistake());
        }
        boolean unknown = meaning.whereabouts() instanceof AreaRegister.Whereabouts.Nowhere;
        return unknown && rule == Rule.KNOWN_AREA
                ? new Fault(rule.name(), "there is no such area, and there was none")
                : null;
    }
}
