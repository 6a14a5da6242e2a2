package org.jingwei.engine.lake;

import java.util.List;

/** About how many rows a slice has: whole row groups, and of those at its edges their share. */
final class Estimate {

    private Estimate() {}

    static long of(AreaCondition areas, List<RowGroup> groups, List<LakeFile> deletes) {
        double rows = groups.stream().mapToDouble(group -> share(areas, group)).sum();
        double deleted =
                deletes.stream().mapToDouble(file -> share(areas, RowGroup.of(file))).sum();
        return Math.max(0, Math.round(rows - deleted));
    }

    /** As if the rows were spread evenly over the codes between the first and the last area. */
    private static double share(AreaCondition areas, RowGroup group) {
        if (areas.holds(group.areas())) {
            return group.rows();
        }
        double codes =
                areas.within(group.areas().lo(), group.areas().hi()).spans().stream()
                        .mapToDouble(span -> span.hi() - span.lo() + 1.0)
                        .sum();
        return group.rows() * codes / (group.areas().hi() - group.areas().lo() + 1.0);
    }
}
