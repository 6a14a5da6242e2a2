package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Files in the order of their first area. Because the greatest last area of all files up to a place
 * never falls, both ends of those that may hold an area are found by halving: the cost is the
 * logarithm of the number of files and the files found. Files that span many areas are found for
 * all of them, which is why compaction makes narrow ones.
 */
final class FilesByArea {

    private final LakeFile[] files;
    private final long[] greatestLastArea;

    FilesByArea(Collection<LakeFile> unsorted) {
        files = unsorted.toArray(LakeFile[]::new);
        Arrays.sort(
                files,
                Comparator.comparingLong((LakeFile file) -> file.areas().lo())
                        .thenComparingLong(file -> file.areas().hi())
                        .thenComparingLong(file -> file.rowNumbers().lo()));
        greatestLastArea = new long[files.length];
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < files.length; i++) {
            greatest = Math.max(greatest, files[i].areas().hi());
            greatestLastArea[i] = greatest;
        }
    }

    List<LakeFile> all() {
        return Arrays.asList(files);
    }

    /** The files that may hold rows of the spans, each once. */
    List<LakeFile> within(List<AreaCondition.Span> ascending) {
        List<LakeFile> found = new ArrayList<>();
        int next = 0;
        for (AreaCondition.Span span : ascending) {
            int from = Math.max(next, firstReaching(span.lo()));
            int to = firstBehind(span.hi());
            for (int i = from; i < to; i++) {
                if (files[i].areas().hi() >= span.lo()) {
                    found.add(files[i]);
                }
            }
            next = Math.max(next, to);
        }
        return found;
    }

    /** The first place up to which some file reaches the area. */
    private int firstReaching(long area) {
        int low = 0;
        int high = files.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (greatestLastArea[middle] >= area) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The first place from which all files begin behind the area. */
    private int firstBehind(long area) {
        int low = 0;
        int high = files.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (files[middle].areas().lo() > area) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
