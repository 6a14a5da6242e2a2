package org.jingwei.engine.lake;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/**
 * What a read must know of a file: its rows lie in the areas and have the row numbers from the
 * first to the last.
 *
 * @param sequence number of the commit that counts for deletes: they take effect on what is older
 */
record LakeFile(
        String location, long rows, long bytes, long sequence, Bounds areas, Bounds rowNumbers) {

    /** From and to, both included. */
    record Bounds(long lo, long hi) {

        private static final Bounds ANY = new Bounds(0, Long.MAX_VALUE);

        boolean overlaps(long from, long to) {
            return lo <= to && from <= hi;
        }

        private static Bounds of(ContentFile<?> file, int field) {
            Optional<Long> lo = bound(file.lowerBounds(), field);
            Optional<Long> hi = bound(file.upperBounds(), field);
            return lo.isPresent() && hi.isPresent() ? new Bounds(lo.get(), hi.get()) : ANY;
        }

        private static Optional<Long> bound(Map<Integer, ByteBuffer> bounds, int field) {
            return Optional.ofNullable(bounds)
                    .map(known -> known.get(field))
                    .map(bytes -> Conversions.fromByteBuffer(Types.LongType.get(), bytes));
        }
    }

    static LakeFile of(ContentFile<?> file) {
        return new LakeFile(
                file.location(),
                file.recordCount(),
                file.fileSizeInBytes(),
                Optional.ofNullable(file.dataSequenceNumber()).orElse(0L),
                Bounds.of(file, TableSchema.AREA_ID),
                Bounds.of(file, TableSchema.ROW_ID));
    }
}
