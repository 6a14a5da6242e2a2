package org.jingwei.bench.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a good engineer would write in DuckDB's SQL alone for {@link InspectionFile}: read as text,
 * check every value, keep the reason of each refusal, place by area, sort, write the accepted rows
 * and the refused ones as Parquet. No commit, no provenance, no totals.
 */
final class SqlAlone {
    /** How it went. */
    record Result(double seconds, long accepted, long refused) {}

    private SqlAlone() {}

    static Result run(Path csv, List<String> villages) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("sql-alone");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '2GiB'");
            statement.execute("SET temp_directory = '" + folder.resolve("spill") + "'");
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute("CREATE TABLE area (code VARCHAR PRIMARY KEY)");
            statement.execute("INSERT INTO area VALUES " + rows(villages));
            long start = System.nanoTime();
            statement.execute(checked(csv));
            long accepted =
                    copy(
                            statement,
                            """
                            SELECT CAST(rpad(area_code, 18, '0') AS BIGINT) AS area_, line, area_code, credit_code,
                                CAST(inspected_on AS DATE) AS inspected_on, category,
                                CAST(amount AS DECIMAL(18,4)) AS amount, status, note
                            FROM checked WHERE rule IS NULL ORDER BY area_, line\
                            """,
                            folder.resolve("accepted"));
            long refused =
                    copy(
                            statement,
                            "SELECT * FROM checked WHERE rule IS NOT NULL ORDER BY line",
                            folder.resolve("refused"));
            return new Result((System.nanoTime() - start) / 1e9, accepted, refused);
        } finally {
            Folders.delete(folder);
        }
    }

    private static String rows(List<String> villages) {
        return villages.stream().map(code -> "('" + code + "')").collect(Collectors.joining(","));
    }

    private static String checked(Path csv) {
        return """
        CREATE TEMP TABLE checked AS SELECT *, row_number() OVER () + 1 AS line, CASE
            WHEN area_code IS NULL THEN 'REQUIRED'
            WHEN area.code IS NULL THEN 'AREA_CODE'
            WHEN NOT regexp_full_match(credit_code, '[0-9A-HJ-NPQRTUWXY]{18}') THEN 'USCC'
            WHEN %s <> (strpos('%s', credit_code[18]) - 1) THEN 'USCC'
            WHEN try_cast(inspected_on AS DATE) IS NULL THEN 'TYPE'
            WHEN category NOT IN (%s) THEN 'CODE'
            WHEN try_cast(amount AS DECIMAL(18,4)) IS NULL THEN 'TYPE' END AS rule
        FROM read_csv('%s', header = true, all_varchar = true) LEFT JOIN area ON area.code = area_code\
        """
                .formatted(
                        checkCharacter(),
                        CreditCodes.ALPHABET,
                        InspectionFile.CATEGORIES.stream()
                                .map(code -> "'" + code + "'")
                                .collect(Collectors.joining(",")),
                        csv);
    }

    private static String checkCharacter() {
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < CreditCodes.WEIGHTS.length; i++) {
            sum.append(i == 0 ? "" : " + ");
            sum.append(
                    "(strpos('%s', credit_code[%d]) - 1) * %d"
                            .formatted(CreditCodes.ALPHABET, i + 1, CreditCodes.WEIGHTS[i]));
        }
        return "(31 - (" + sum + ") % 31) % 31";
    }

    private static long copy(Statement statement, String select, Path target) throws SQLException {
        statement.execute(
                "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE 122880)"
                        .formatted(select, target));
        try (ResultSet count =
                statement.executeQuery("SELECT count(*) FROM read_parquet('" + target + "')")) {
            count.next();
            return count.getLong(1);
        }
    }
}
