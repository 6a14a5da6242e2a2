package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * A part of what lies between a cursor and the end of a window, cut so that its condition is an
 * area range and, within one area, a range of row numbers: only such conditions are met by row
 * groups as a whole, an OR over both is not.
 */
record PagePiece(AreaCondition areas, Optional<Long> afterRow, Optional<Long> lastRow) {

    static List<PagePiece> of(
            AreaCondition areas, Optional<Cursor> after, Optional<PageWindow> window) {
        long first = after.map(Cursor::area).orElse(-1L);
        long last = window.map(PageWindow::area).orElse(Long.MAX_VALUE);
        Optional<Long> lastRow = window.map(PageWindow::row).filter(row -> row < Long.MAX_VALUE);
        List<PagePiece> pieces = new ArrayList<>();
        if (after.isPresent()) {
            pieces.add(
                    new PagePiece(
                            areas.within(first, first),
                            after.map(Cursor::row),
                            last == first ? lastRow : Optional.empty()));
        }
        if (first < last) {
            pieces.add(
                    new PagePiece(
                            areas.within(first + 1, lastRow.isPresent() ? last - 1 : last),
                            Optional.empty(),
                            Optional.empty()));
            if (lastRow.isPresent()) {
                pieces.add(new PagePiece(areas.within(last, last), Optional.empty(), lastRow));
            }
        }
        pieces.removeIf(piece -> piece.areas().isNever());
        return pieces;
    }

    /** The files of the plan that may hold rows of the piece. */
    FilePlan files(FilePlan plan) {
        long from = areas.spans().getFirst().lo();
        long to = areas.spans().getLast().hi();
        return new FilePlan(within(plan.data(), from, to), within(plan.deletes(), from, to));
    }

    private static List<LakeFile> within(List<LakeFile> files, long from, long to) {
        return files.stream().filter(file -> file.areas().overlaps(from, to)).toList();
    }

    Condition rows() {
        Condition after = afterRow.map(SliceCondition.row()::gt).orElse(DSL.noCondition());
        return lastRow.map(SliceCondition.row()::le).map(after::and).orElse(after);
    }
}
