package org.jingwei.engine.lake;

import org.jingwei.engine.lake.LakeFile.Bounds;

/** A part of a file that is read or left out as a whole: some 120,000 rows in their order. */
record RowGroup(long rows, Bounds areas, Bounds rowNumbers) {

    /** The whole of a file whose parts are not known. */
    static RowGroup of(LakeFile file) {
        return new RowGroup(file.rows(), file.areas(), file.rowNumbers());
    }

    /** A place at or before which all its rows lie. */
    PageWindow end() {
        return new PageWindow(
                areas.hi(), areas.lo() == areas.hi() ? rowNumbers.hi() : Long.MAX_VALUE);
    }
}
