package org.jingwei.area.imports;

import java.time.LocalDate;
import java.util.Optional;
import org.jingwei.engine.geo.AreaCode;

/**
 * One area of a list, with the line it stands on.
 *
 * @param predecessor the codes of the areas whose place it took, with ; between them
 */
record AreaLine(
        long line,
        AreaCode code,
        String name,
        Optional<AreaCode> parent,
        Validity validity,
        Optional<String> predecessor) {

    /** From when until when a code is in use; either may be open. */
    record Validity(Optional<LocalDate> from, Optional<LocalDate> to) {}
}
