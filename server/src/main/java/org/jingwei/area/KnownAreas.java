package org.jingwei.area;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jingwei.area.AreaRegister.Whereabouts;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;

/**
 * The areas there are, those of them that are no longer valid, and which areas came of which: a
 * merged village leads to the one that it became part of, a divided one to several.
 */
final class KnownAreas {
    /** A chain of changes that is longer goes in a circle. */
    private static final int MOST_CHANGES = 16;

    private final AreaScheme scheme;
    private final long[] codes;
    private final Set<Long> ended;
    private final Map<Long, List<Long>> successors;

    /**
     * @param codes the sorted codes of all areas
     */
    KnownAreas(AreaScheme scheme, long[] codes, Set<Long> ended, Map<Long, List<Long>> successors) {
        this.scheme = scheme;
        this.codes = codes;
        this.ended = ended;
        this.successors = successors;
    }

    int size() {
        return codes.length;
    }

    boolean contains(long code) {
        return Arrays.binarySearch(codes, code) >= 0;
    }

    Whereabouts whereabouts(long value) {
        long code = value;
        for (int change = 0; change < MOST_CHANGES; change++) {
            List<Long> after = successors.getOrDefault(code, List.of());
            if (contains(code)) {
                return ended.contains(code) && after.size() > 1
                        ? new Whereabouts.Among(code)
                        : new Whereabouts.At(code);
            }
            if (after.size() > 1) {
                return among(after);
            }
            if (after.isEmpty()) {
                return Whereabouts.UNKNOWN;
            }
            code = after.getFirst();
        }
        return Whereabouts.UNKNOWN;
    }

    /** The nearest area that all of these lie in. */
    private Whereabouts among(List<Long> areas) {
        Set<Long> common = new LinkedHashSet<>(path(areas.getFirst()));
        areas.forEach(area -> common.retainAll(path(area)));
        return common.stream()
                .filter(this::contains)
                .max(Comparator.comparingInt(area -> scheme.of(area).depth()))
                .<Whereabouts>map(Whereabouts.Among::new)
                .orElse(Whereabouts.UNKNOWN);
    }

    private List<Long> path(long area) {
        return scheme.of(area).ancestors().stream().map(AreaCode::value).toList();
    }
}
