package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The SQL of an engine: jOOQ's rendering, and the few words in which the engines differ. */
enum Dialect {
    DUCKDB(SQLDialect.DUCKDB),
    TRINO(SQLDialect.TRINO);

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final SQLDialect sql;

    Dialect(SQLDialect sql) {
        this.sql = sql;
    }

    /**
     * Has jOOQ initialise its classes, before several threads can. When two of them do so at once,
     * one may see the other's half of the work, and its class stays unusable until the process
     * ends.
     */
    static void prepare() {
        for (Dialect dialect : values()) {
            dialect.dsl().render(DSL.castNull(SQLDataType.BIGINT));
        }
    }

    DSLContext dsl() {
        return DSL.using(sql);
    }

    DataType<?> dataType(ColumnType type) {
        return switch (type) {
            case TEXT -> SQLDataType.VARCHAR;
            case INTEGER -> SQLDataType.BIGINT;
            case DECIMAL -> SQLDataType.DECIMAL(18, ColumnType.DECIMAL_SCALE);
            case DOUBLE -> SQLDataType.DOUBLE;
            case DATE -> SQLDataType.LOCALDATE;
            // without digits it is microseconds in DuckDB, and milliseconds in Trino
            case TIMESTAMP ->
                    this == DUCKDB ? SQLDataType.LOCALDATETIME : SQLDataType.LOCALDATETIME(6);
            case BOOLEAN -> SQLDataType.BOOLEAN;
        };
    }

    /** Whether a text has another in it, taken literally. */
    Condition contains(Field<String> text, String part) {
        return switch (this) {
            case DUCKDB -> DSL.condition("contains({0}, {1})", text, DSL.val(part));
            case TRINO -> DSL.condition("strpos({0}, {1}) > 0", text, DSL.val(part));
        };
    }

    /** An exact total; whole numbers must not overflow. */
    Field<?> sum(Field<?> number, ColumnType type) {
        if (this == TRINO && type == ColumnType.INTEGER) {
            return DSL.sum(number.cast(SQLDataType.DECIMAL(38, 0)));
        }
        return DSL.sum(number.coerce(BigDecimal.class));
    }

    /**
     * Whether a number lies in any of many spans: they are handed over as one value, and what lies
     * before the first and behind the last is left unread.
     */
    Condition within(Field<Long> number, List<AreaCondition.Span> spans) {
        Condition inAny =
                switch (this) {
                    case DUCKDB ->
                            DSL.condition(
                                    "exists (select 1 from (select unnest({0}) as lo, unnest({1})"
                                            + " as hi) as span where {2} between span.lo and span.hi)",
                                    DSL.val(numbers(spans, AreaCondition.Span::lo)),
                                    DSL.val(numbers(spans, AreaCondition.Span::hi)),
                                    number);
                    case TRINO ->
                            DSL.condition(
                                    "any_match(cast(json_parse({0}) as array(array(bigint))),"
                                            + " span -> {1} between span[1] and span[2])",
                                    DSL.val(json(spans)), number);
                };
        return number.between(spans.getFirst().lo(), spans.getLast().hi()).and(inAny);
    }

    private static Long[] numbers(
            List<AreaCondition.Span> spans, Function<AreaCondition.Span, Long> end) {
        return spans.stream().map(end).toArray(Long[]::new);
    }

    private static String json(List<AreaCondition.Span> spans) {
        return spans.stream()
                .map(span -> "[" + span.lo() + "," + span.hi() + "]")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
