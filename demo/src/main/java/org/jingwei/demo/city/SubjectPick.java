package org.jingwei.demo.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jingwei.demo.city.people.People;
import org.jingwei.demo.city.people.People.NamedSubject;
import org.jingwei.demo.city.record.CreditCode;

/** Finds the enterprises and the school that get an account, near the town one walks through. */
final class SubjectPick {

    /**
     * Marks of a row that was broken on purpose, or of an enterprise that is not there any more.
     */
    private static final Set<String> UNFIT = Set.of("", "UNKNOWN", "SUSPENDED", "CANCELLED");

    private SubjectPick() {}

    /** The sound enterprises, the nearest first. */
    static List<NamedSubject> enterprises(Path file) throws IOException {
        List<NamedSubject> sound =
                rows(file, "uscc").stream()
                        .filter(row -> CreditCode.isValid(row.key()))
                        .sorted(BY_NEARNESS)
                        .toList();
        if (sound.isEmpty()) {
            throw new IOException("no sound enterprise in " + file);
        }
        return sound;
    }

    static NamedSubject school(Path file) throws IOException {
        return rows(file, "school_code").stream()
                .min(BY_NEARNESS)
                .orElseThrow(() -> new IOException("no school in " + file));
    }

    private static final Comparator<NamedSubject> BY_NEARNESS =
            Comparator.comparingInt(subject -> -sharedDigits(subject.area()));

    /** The rows that are fit to be shown around. Generated values have no quotes or commas. */
    private static List<NamedSubject> rows(Path file, String key) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.getFirst().split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .filter(row -> row.stream().noneMatch(SubjectPick::isUnfit))
                .map(row ->
                        new NamedSubject(
                                row.get(header.indexOf(key)),
                                row.get(header.indexOf("name")),
                                row.get(header.indexOf("area_code"))))
                .toList();
    }

    /** A mark, or a number or a day that was broken on purpose: the platform refuses such a row. */
    private static boolean isUnfit(String value) {
        return UNFIT.contains(value) || value.startsWith("约") || value.endsWith("-02-30");
    }

    private static int sharedDigits(String area) {
        int shared = 0;
        while (shared < People.WALK_TOWN.length()
                && shared < area.length()
                && area.charAt(shared) == People.WALK_TOWN.charAt(shared)) {
            shared++;
        }
        return shared;
    }
}
