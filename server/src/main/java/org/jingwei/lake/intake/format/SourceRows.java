package org.jingwei.lake.intake.format;

import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.CoordinateSystem;

/** The rows of a file, one after the other, whatever its format. For one thread. */
public interface SourceRows extends AutoCloseable {

    /** What the columns are called, as the file says it. */
    List<String> header();

    /**
     * Goes to the next row.
     *
     * @param row takes what the row has, in place of what it had
     * @return whether there was one
     * @throws UnreadableFileException if what comes next is no row at all
     */
    boolean next(RowText row);

    /** How much of the file was read so far; any thread may ask. */
    long bytesRead();

    /** Whether a row may lack columns of the header. */
    default boolean isSparse() {
        return false;
    }

    /** The coordinate system that the file itself says its places are in. */
    default Optional<CoordinateSystem> crs() {
        return Optional.empty();
    }

    @Override
    void close();
}
