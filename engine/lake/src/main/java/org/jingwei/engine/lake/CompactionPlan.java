package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which files of a table are to be written anew.
 *
 * @param input the files with what is deleted from them
 * @param unneeded delete files that no file which stays needs any more
 */
record CompactionPlan(FilePlan input, List<LakeFile> unneeded) {

    static Optional<CompactionPlan> of(SnapshotFiles files, CompactionPolicy policy) {
        Set<LakeFile> chosen = new LinkedHashSet<>(smallRuns(files.data().all(), policy));
        chosen.addAll(withManyDeleted(files, policy));
        List<LakeFile> deletes = files.deletes().all();
        List<LakeFile> staying =
                files.data().all().stream().filter(file -> !chosen.contains(file)).toList();
        List<LakeFile> unneeded =
                deletes.stream()
                        .filter(delete -> staying.stream().noneMatch(file -> hits(delete, file)))
                        .toList();
        List<LakeFile> applying =
                deletes.stream()
                        .filter(delete -> chosen.stream().anyMatch(file -> hits(delete, file)))
                        .toList();
        return chosen.isEmpty() && unneeded.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CompactionPlan(new FilePlan(List.copyOf(chosen), applying), unneeded));
    }

    private static boolean hits(LakeFile delete, LakeFile file) {
        return file.sequence() < delete.sequence()
                && delete.areas().overlaps(file.areas().lo(), file.areas().hi());
    }

    private static List<LakeFile> smallRuns(List<LakeFile> files, CompactionPolicy policy) {
        List<List<LakeFile>> runs = new ArrayList<>(runs(files));
        runs.sort(Comparator.comparingLong(CompactionPlan::bytes));
        List<LakeFile> chosen = new ArrayList<>();
        int count = 0;
        for (List<LakeFile> run : runs) {
            if (count > 0 && bytes(run) > policy.growth() * bytes(chosen)) {
                if (count >= policy.leastRuns()) {
                    break;
                }
                chosen.clear();
                count = 0;
            }
            chosen.addAll(run);
            count++;
        }
        return count >= policy.leastRuns() ? chosen : List.of();
    }

    /** What one batch or compaction wrote lies in one folder. */
    private static Collection<List<LakeFile>> runs(List<LakeFile> files) {
        Map<String, List<LakeFile>> runs =
                files.stream().collect(Collectors.groupingBy(CompactionPlan::run));
        return runs.values();
    }

    private static String run(LakeFile file) {
        String location = file.location();
        int data = location.indexOf("/data/") + "/data/".length();
        return location.substring(0, location.indexOf('/', data));
    }

    private static long bytes(List<LakeFile> files) {
        return files.stream().mapToLong(LakeFile::bytes).sum();
    }

    private static List<LakeFile> withManyDeleted(SnapshotFiles files, CompactionPolicy policy) {
        List<LakeFile> deletes = files.deletes().all();
        List<LakeFile> touched =
                files.data().all().stream()
                        .filter(file -> deletes.stream().anyMatch(delete -> hits(delete, file)))
                        .toList();
        long rows = touched.stream().mapToLong(LakeFile::rows).sum();
        long deleted = deletes.stream().mapToLong(LakeFile::rows).sum();
        return deleted > policy.mostDeleted() * rows ? touched : List.of();
    }
}
