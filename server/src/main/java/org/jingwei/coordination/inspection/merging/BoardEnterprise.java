package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An enterprise on the board, with its visits and the tasks that wait for one. */
final class BoardEnterprise {
    final String name;
    final @Nullable QuietPeriod quiet;
    final List<BoardVisit> visits = new ArrayList<>();
    final List<BoardTask> waiting = new ArrayList<>();

    private List<Days.Had> had = List.of();
    private final Map<UnitYear, Integer> made = new HashMap<>();

    private record UnitYear(int unit, int year) {}

    BoardEnterprise(String name, @Nullable QuietPeriod quiet) {
        this.name = name;
        this.quiet = quiet;
    }

    void came(int unit, int year, int times) {
        made.put(new UnitYear(unit, year), times);
    }

    /** Which visits it had before anything was planned. */
    void had(List<Days.Had> before) {
        had = before;
    }

    List<Days.Had> had() {
        return had;
    }

    /** How often the unit came in the year before anything was planned. */
    int made(int unit, int year) {
        return made.isEmpty() ? 0 : made.getOrDefault(new UnitYear(unit, year), 0);
    }
}
