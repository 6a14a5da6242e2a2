package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.jingwei.engine.lake.LakeFile.Bounds;

/** Writes the live rows of files into new ones, a range of towns at a time. */
final class CompactedFiles {

    private static final long DELETES_BYTES = 64L << 20;

    private final DuckDbSession session;
    private final OpenFiles opened;
    private final Table table;
    private final FilePlan input;

    CompactedFiles(DuckDbSession session, OpenFiles opened, Table table, FilePlan input) {
        this.session = session;
        this.opened = opened;
        this.table = table;
        this.input = input;
    }

    List<ParquetFile> write(long targetBytes, NewFolder folder) throws SQLException {
        long bytes = input.data().stream().mapToLong(LakeFile::bytes).sum();
        long rowsOfAFile = Math.max(1, targetBytes * input.rows() / Math.max(1, bytes));
        List<ParquetFile> files = new ArrayList<>();
        for (TownRange range : TownRange.cut(towns(), rowsOfAFile)) {
            boolean large = range.rows() > rowsOfAFile;
            files.addAll(
                    write(
                            range.areas(),
                            folder,
                            Integer.toString(files.size()),
                            large ? targetBytes : 2 * targetBytes));
        }
        return files;
    }

    private List<TownRange> towns() throws SQLException {
        List<TownRange> towns = new ArrayList<>();
        session.query(
                "SELECT area_ - area_ %% %d AS town, count(*) FROM %s GROUP BY town ORDER BY town"
                        .formatted(
                                TownRange.TOWN,
                                relation(input.data(), ParquetSchema.option(table))),
                row -> {
                    long town = row.getLong(1);
                    towns.add(
                            new TownRange(
                                    new Bounds(town, town + TownRange.TOWN - 1), row.getLong(2)));
                });
        return towns;
    }

    private List<ParquetFile> write(Bounds areas, NewFolder folder, String part, long mostBytes)
            throws SQLException {
        String rows =
                "SELECT %s FROM %s AS t WHERE area_ BETWEEN %d AND %d%s"
                        .formatted(
                                columns(),
                                relation(input.data(), ParquetSchema.option(table)),
                                areas.lo(),
                                areas.hi(),
                                notDeleted(areas));
        return copy(
                rows,
                folder.draft(part),
                folder,
                mostBytes,
                ParquetSchema.fieldIds(table.schema()));
    }

    /** The numbers of all deleted rows, each once. */
    List<ParquetFile> writeDeletes(NewFolder folder) throws SQLException {
        String rows = "SELECT DISTINCT area_, row_ FROM " + relation(input.deletes(), "");
        return copy(rows, folder.draft("deletes"), folder, DELETES_BYTES, "'area_': 1, 'row_': 2");
    }

    private List<ParquetFile> copy(
            String rows, Path draft, NewFolder folder, long mostBytes, String fieldIds)
            throws SQLException {
        List<ParquetFile> files = new ArrayList<>();
        session.query(
                ("COPY (%s ORDER BY area_, row_) TO %s (FORMAT parquet, COMPRESSION zstd,"
                                + " PARQUET_VERSION v2, ROW_GROUP_SIZE 122880, FILE_SIZE_BYTES %d,"
                                + " RETURN_STATS, FIELD_IDS {%s})")
                        .formatted(
                                rows, Identifiers.literal(draft.toString()), mostBytes, fieldIds),
                row -> files.add(ParquetFile.of(row)));
        files.removeIf(file -> file.rows() == 0);
        return files.stream().map(folder::publish).toList();
    }

    private String notDeleted(Bounds areas) {
        return input.deletes().isEmpty()
                ? ""
                : " AND NOT EXISTS (SELECT 1 FROM %s AS gone WHERE gone.area_ BETWEEN %d AND %d"
                                .formatted(relation(input.deletes(), ""), areas.lo(), areas.hi())
                        + " AND gone.row_ = t.row_)";
    }

    private String columns() {
        return table.schema().columns().stream()
                .map(field -> Identifiers.quote(field.name()))
                .collect(Collectors.joining(", "));
    }

    private String relation(List<LakeFile> files, String option) {
        return TableFiles.relation(
                files.stream().map(file -> opened.path(file.location())).toList(), option);
    }
}
