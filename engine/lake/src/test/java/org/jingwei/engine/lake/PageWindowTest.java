package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jingwei.engine.lake.AreaCondition.Span;
import org.jingwei.engine.lake.LakeFile.Bounds;

/**
 * Laws of the part of a table that is read for a page, over sorted files of 200 rows in twelve
 * areas, cut into row groups of up to nine rows.
 */
class PageWindowTest {

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::area).thenComparingLong(Cursor::row);

    private final List<Cursor> rows = new ArrayList<>();
    private final List<RowGroup> groups = new ArrayList<>();

    private void bring(Random random) {
        for (int file = 0; file < 3; file++) {
            List<Cursor> own = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long area = random.nextBoolean() ? 5 : random.nextInt(12);
                own.add(new Cursor(area, file * 1000L + i));
            }
            own.sort(ORDER);
            rows.addAll(own);
            for (int i = 0; i < own.size(); ) {
                int end = Math.min(own.size(), i + 1 + random.nextInt(9));
                groups.add(group(own.subList(i, end)));
                i = end;
            }
        }
    }

    private static RowGroup group(List<Cursor> rows) {
        return new RowGroup(
                rows.size(),
                new Bounds(rows.getFirst().area(), rows.getLast().area()),
                new Bounds(
                        rows.stream().mapToLong(Cursor::row).min().orElseThrow(),
                        rows.stream().mapToLong(Cursor::row).max().orElseThrow()));
    }

    @Property(tries = 200)
    void thePiecesAreTheRowsBetweenTheCursorAndTheEndOfTheWindow(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int wanted) {
        Random random = new Random(seed);
        rows.clear();
        groups.clear();
        bring(random);
        AreaCondition areas =
                new AreaCondition(List.of(new Span(0, 2), new Span(5, 5), new Span(7, 11)));
        Optional<Cursor> after =
                random.nextInt(4) == 0
                        ? Optional.empty()
                        : Optional.of(rows.get(random.nextInt(rows.size())));
        Optional<PageWindow> window = PageWindow.holding(wanted, groups, areas, after);

        List<Cursor> expected =
                rows.stream()
                        .filter(row -> areas.holds(new Bounds(row.area(), row.area())))
                        .filter(row -> after.isEmpty() || ORDER.compare(row, after.get()) > 0)
                        .filter(row -> window.map(end -> isUpTo(row, end)).orElse(true))
                        .sorted(ORDER)
                        .toList();
        List<Cursor> read = new ArrayList<>();
        for (PagePiece piece : PagePiece.of(areas, after, window)) {
            rows.stream().filter(row -> isIn(row, piece)).forEach(read::add);
        }
        read.sort(ORDER);
        assertThat(read).isEqualTo(expected);
        assertThat(window.isEmpty() || read.size() >= wanted).isTrue();
    }

    private static boolean isUpTo(Cursor row, PageWindow end) {
        return ORDER.compare(row, new Cursor(end.area(), end.row())) <= 0;
    }

    private static boolean isIn(Cursor row, PagePiece piece) {
        return piece.areas().holds(new Bounds(row.area(), row.area()))
                && piece.afterRow().map(first -> row.row() > first).orElse(true)
                && piece.lastRow().map(last -> row.row() <= last).orElse(true);
    }
}
