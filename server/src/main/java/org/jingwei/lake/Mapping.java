package org.jingwei.lake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.engine.geo.CoordinateSystem;

/**
 * Which column of a file becomes which element, and by which steps. Columns it does not name are
 * left out; elements it does not name stay empty.
 *
 * @param crs the coordinate system of the file, where it is not the dataset's
 */
public record Mapping(
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Column> columns, Optional<CoordinateSystem> crs) {

    public Mapping {
        columns = List.copyOf(columns);
    }

    /**
     * One element with its source.
     *
     * @param source the name of the column; none for a constant
     * @param steps what is done to each value, in this order
     */
    public record Column(
            Optional<String> source,
            String element,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
                    List<Step> steps) {
        public Column {
            steps = List.copyOf(steps);
        }
    }

    /** Something that is done to a value. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Step.Trim.class, name = "TRIM"),
        @JsonSubTypes.Type(value = Step.Date.class, name = "DATE"),
        @JsonSubTypes.Type(value = Step.Unit.class, name = "UNIT"),
        @JsonSubTypes.Type(value = Step.Codes.class, name = "CODES"),
        @JsonSubTypes.Type(value = Step.Identifier.class, name = "IDENTIFIER"),
        @JsonSubTypes.Type(value = Step.Constant.class, name = "CONSTANT")
    })
    public sealed interface Step {
        /** Takes blanks of all widths from both ends and out of the middle twice. */
        record Trim() implements Step {}

        /** Reads a date or time written in this pattern of {@link java.time.format}. */
        record Date(String pattern) implements Step {}

        /** Multiplies a number. */
        record Unit(BigDecimal factor) implements Step {}

        /** Replaces the source's codes by the dataset's; others stay as they are. */
        record Codes(Map<String, String> codes) implements Step {
            public Codes {
                codes = Map.copyOf(codes);
            }
        }

        /** Brings a credit code, citizen number or phone number into its one canonical form. */
        record Identifier() implements Step {}

        /** The same value for every row. */
        record Constant(String value) implements Step {}
    }
}
