package org.jingwei.engine.lake;

import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/** The one snapshot by which a batch's files become part of its table. */
record BatchLanding(WriteMode mode, List<ParquetFile> data, List<ParquetFile> deletes) {

    BatchReceipt receipt(WriteOrder order) {
        return new BatchReceipt(
                order.table(),
                order.batchId(),
                data.stream().mapToLong(ParquetFile::rows).sum(),
                data.stream().mapToLong(ParquetFile::bytes).sum(),
                deletes.stream().mapToLong(ParquetFile::rows).sum());
    }

    SnapshotUpdate<?> on(Table table) {
        return switch (mode) {
            case APPEND -> append(table);
            case UPSERT -> deletes.isEmpty() ? append(table) : exchange(table);
            case REPLACE -> replace(table);
        };
    }

    private AppendFiles append(Table table) {
        AppendFiles append = table.newAppend();
        data.forEach(file -> append.appendFile(file.dataFile(table)));
        return append;
    }

    /** A delete takes effect on what was there before its snapshot, so not on the new files. */
    private RowDelta exchange(Table table) {
        RowDelta delta = table.newRowDelta();
        data.forEach(file -> delta.addRows(file.dataFile(table)));
        deletes.forEach(file -> delta.addDeletes(file.deleteFile(table)));
        return delta;
    }

    private OverwriteFiles replace(Table table) {
        OverwriteFiles overwrite =
                table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
        data.forEach(file -> overwrite.addFile(file.dataFile(table)));
        return overwrite;
    }
}
