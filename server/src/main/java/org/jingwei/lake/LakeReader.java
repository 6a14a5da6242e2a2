package org.jingwei.lake;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jingwei.engine.lake.ExpiredSnapshotException;
import org.jingwei.engine.lake.GroupQuery;
import org.jingwei.engine.lake.Groups;
import org.jingwei.engine.lake.InvalidCursorException;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.Page;
import org.jingwei.engine.lake.PageQuery;
import org.jingwei.engine.lake.Slice;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.http.Problem;
import org.springframework.stereotype.Component;

/**
 * Reads the lake for callers: a dataset to which no batch came yet has no rows, and what a caller
 * got wrong is told.
 */
@Component
class LakeReader {
    private final Lake lake;

    LakeReader(Lake lake) {
        this.lake = lake;
    }

    Page page(PageQuery query) {
        return read(() -> lake.page(query), new Page(List.of(), Optional.empty()));
    }

    /** The slice in the state that it has now; none while there are no rows. */
    Optional<Slice> settled(Slice slice) {
        return read(() -> lake.state(slice), Optional.<Long>empty()).map(slice::in);
    }

    long count(Slice slice) {
        return read(() -> lake.count(slice), 0L);
    }

    long estimate(Slice slice) {
        return read(() -> lake.estimate(slice), 0L);
    }

    Groups group(GroupQuery query) {
        return read(() -> lake.group(query), new Groups(List.of(), false));
    }

    private static <T> T read(Supplier<T> reading, T nothing) {
        try {
            return reading.get();
        } catch (UnknownTableException e) {
            return nothing;
        } catch (ExpiredSnapshotException e) {
            throw Problem.invalid(
                    "as-of-too-old",
                    "The rows as of that time are not kept any more; ask for a later time, or leave"
                            + " asOf out for the rows as they are.");
        } catch (InvalidCursorException e) {
            throw invalidCursor();
        }
    }

    static Problem invalidCursor() {
        return Problem.badRequest(
                "invalid-cursor",
                "cursor is not one that this list has given out; one list keeps one order.");
    }
}
