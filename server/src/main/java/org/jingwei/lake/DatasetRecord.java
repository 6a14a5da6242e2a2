package org.jingwei.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.AreaName;

/**
 * One row of a dataset as a scope sees it.
 *
 * @param id its number in the dataset, as text: it does not fit a browser's numbers
 * @param area where it belongs
 * @param unplaced why it could not be placed
 * @param values its values by element; an element without a value is not in it
 * @param masked the elements whose values are shown masked
 * @param source where it came from
 */
public record DatasetRecord(
        String id,
        Optional<AreaName> area,
        Optional<String> unplaced,
        Map<String, Object> values,
        List<String> masked,
        Source source) {

    /**
     * Where a row came from.
     *
     * @param batch the batch that brought it
     * @param line on which its file had it
     * @param asOf as of when it is: its own date, or the day its file came
     */
    public record Source(String batch, String fileName, long line, String asOf) {}

    public DatasetRecord {
        masked = List.copyOf(masked);
    }
}
