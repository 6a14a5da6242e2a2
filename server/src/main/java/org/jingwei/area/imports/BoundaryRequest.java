package org.jingwei.area.imports;

import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.BoundaryFile;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.http.Problem;

/**
 * How a boundary file is to be read.
 *
 * @param crs what its coordinates are in; empty takes what the file says
 * @param codeProperty the property with the area's code
 * @param codePrefix the code of the area that all of them are children of, for files that number
 *     them 1, 2, 3 …: prefix {@code 17} and property value {@code 1} name area {@code 1701} where
 *     the level below has two digits
 * @param synthetic whether all its boundaries are made up; a feature's own property {@code
 *     synthetic} may say so too
 */
record BoundaryRequest(
        Optional<String> crs, String codeProperty, Optional<String> codePrefix, boolean synthetic) {

    BoundaryFile.Options options() {
        BoundaryFile.Options options = BoundaryFile.Options.ofCode(codeProperty);
        return crs.isPresent() ? options.in(coordinateSystem(crs.get())) : options;
    }

    private static CoordinateSystem coordinateSystem(String name) {
        try {
            return CoordinateSystem.parse(name);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("invalid-crs", e.getMessage() + ".");
        }
    }

    /**
     * The area that a value of the code property names.
     *
     * @throws InvalidAreaCodeException if it names none
     */
    AreaCode code(String value, AreaScheme scheme) {
        if (codePrefix.isEmpty()) {
            return scheme.code(value);
        }
        int length = levelBelow(codePrefix.get(), scheme).length();
        int missing = length - codePrefix.get().length() - value.length();
        if (missing < 0) {
            throw new InvalidAreaCodeException(
                    value, "does not fit behind the prefix " + codePrefix.get());
        }
        return scheme.code(codePrefix.get() + "0".repeat(missing) + value);
    }

    /** The level whose digits the values are: the one right below the prefix. */
    private static AreaScheme.Level levelBelow(String prefix, AreaScheme scheme) {
        List<AreaScheme.Level> levels = scheme.levels();
        for (int i = 0; i + 1 < levels.size(); i++) {
            if (levels.get(i).length() == prefix.length()) {
                return levels.get(i + 1);
            }
        }
        throw Problem.badRequest(
                "invalid-code-prefix",
                "codePrefix must be the code of an area that has a level below it.");
    }
}
