package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enterprise on the board, with its visits and the tasks that wait for one. */
final class BoardEnterprise {
    final String name;
    final @Nullable QuietPeriod quiet;
    final List<BoardVisit> visits = new ArrayList<>();
    final List<BoardTask> waiting = new ArrayList<>();

    BoardEnterprise(String name, @Nullable QuietPeriod quiet) {
        this.name = name;
        this.quiet = quiet;
    }
}
