package org.jingwei.lake.source.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What a source answers before a pull is saved. It shows no values: they may be personal, and
 * whoever reads them says what for.
 *
 * @param columns what a run would read
 * @param misfit why the dataset could not take them in
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PullTrial(List<Column> columns, Optional<String> misfit) {
    /** A column with the type it has in the source. */
    public record Column(String name, String type) {}

    public PullTrial {
        columns = List.copyOf(columns);
    }
}
