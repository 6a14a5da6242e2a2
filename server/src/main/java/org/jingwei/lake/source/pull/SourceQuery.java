package org.jingwei.lake.source.pull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statement that reads a source: one table, or one SELECT as a subquery, in the order of its
 * watermark.
 */
final class SourceQuery {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$ -]{1,128}");
    private static final Pattern SELECT =
            Pattern.compile("(?s)(select|with)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final List<String> NOT_IN_A_SUBQUERY = List.of(";", "--", "/*", "*/", "#", "\0");

    private SourceQuery() {}

    /**
     * Checks the name of a table, with its schema before a dot where it has one.
     *
     * @throws IllegalArgumentException if it is no name
     */
    static String checkedTable(String table) {
        List<String> parts = parts(table);
        if (parts.size() > 2 || !parts.stream().allMatch(part -> NAME.matcher(part).matches())) {
            throw new IllegalArgumentException("must be a table, or schema.table");
        }
        return table;
    }

    /** Checks the name of a column. */
    static String checkedColumn(String column) {
        if (!NAME.matcher(column).matches()) {
            throw new IllegalArgumentException("must be the name of a column");
        }
        return column;
    }

    /**
     * Checks that a text is one SELECT. It is a fence against mistakes; what keeps a source from
     * harm is its read-only session and the rights of its user.
     */
    static String checkedSelect(String query) {
        String text = query.strip();
        Optional<String> bad = NOT_IN_A_SUBQUERY.stream().filter(text::contains).findFirst();
        if (bad.isPresent()) {
            throw new IllegalArgumentException(
                    "must be one SELECT without \"" + bad.get().replace("\0", "NUL") + "\"");
        }
        if (!SELECT.matcher(text.toLowerCase(Locale.ROOT)).matches() || !isBalanced(text)) {
            throw new IllegalArgumentException("must be one SELECT statement");
        }
        return text;
    }

    /** A subquery that closes its own bracket would go on as something else. */
    private static boolean isBalanced(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        return depth == 0 && quote == 0;
    }

    /** All rows, or those from a position on. */
    static String sql(Pull pull, Optional<Bound> bound) {
        SourceUrl.Product product = SourceUrl.parse(pull.url()).product();
        String all = "SELECT * FROM " + from(pull, product);
        return pull.watermark()
                .map(product::quoted)
                .map(column ->
                        all
                                + " WHERE "
                                + column
                                + bound.map(each -> each == Bound.AFTER ? " > ?" : " >= ?")
                                        .orElse(" IS NOT NULL")
                                + " ORDER BY "
                                + column)
                .orElse(all);
    }

    /** None of the rows, of all columns; refused where there is no such column as the watermark. */
    static String noRows(Pull pull) {
        SourceUrl.Product product = SourceUrl.parse(pull.url()).product();
        String none = "SELECT * FROM " + from(pull, product) + " WHERE 1 = 0";
        return pull.watermark()
                .map(product::quoted)
                .map(column -> none + " AND " + column + " IS NOT NULL")
                .orElse(none);
    }

    /** How many rows have no watermark; none where there is no column for it. */
    static Optional<String> countUnmarked(Pull pull) {
        SourceUrl.Product product = SourceUrl.parse(pull.url()).product();
        return pull.watermark()
                .map(product::quoted)
                .map(column ->
                        "SELECT count(*) FROM "
                                + from(pull, product)
                                + " WHERE "
                                + column
                                + " IS NULL");
    }

    private static String from(Pull pull, SourceUrl.Product product) {
        return pull.table()
                .map(table ->
                        parts(table).stream().map(product::quoted).collect(Collectors.joining(".")))
                .orElseGet(() -> "(" + pull.query().orElseThrow() + ") AS source_rows");
    }

    private static List<String> parts(String table) {
        return Pattern.compile("\\.").splitAsStream(table).toList();
    }

    /** Whether the rows of the position itself are read again. */
    enum Bound {
        AFTER,
        FROM
    }
}
