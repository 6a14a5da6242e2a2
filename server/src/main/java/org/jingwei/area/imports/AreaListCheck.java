package org.jingwei.area.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.engine.geo.AreaCode;

/**
 * Checks the areas of a list against each other and against the stored tree: no code twice, each
 * parent known, one root over all. Linear in the length of the list.
 */
final class AreaListCheck {
    private final List<AreaLine> lines;
    private final Map<AreaCode, Long> lineOfCode = new HashMap<>();
    private final Findings findings;

    AreaListCheck(List<AreaLine> lines, Findings findings) {
        this.lines = lines;
        this.findings = findings;
    }

    /** Notes every code that stands twice. */
    void checkDuplicates() {
        for (AreaLine line : lines) {
            Long earlier = lineOfCode.putIfAbsent(line.code(), line.line());
            if (earlier != null) {
                findings.add(
                        line.line(),
                        "code",
                        "code " + line.code() + " stands on line " + earlier + " already");
            }
        }
    }

    /** The parents that are not in the list and so must be stored. */
    Set<AreaCode> parentsElsewhere() {
        return lines.stream()
                .flatMap(line -> line.parent().stream())
                .filter(parent -> !lineOfCode.containsKey(parent))
                .collect(Collectors.toSet());
    }

    /** Notes every area whose parent is neither in the list nor among the stored ones. */
    void checkParents(Set<Long> stored) {
        for (AreaLine line : lines) {
            line.parent()
                    .filter(parent -> !lineOfCode.containsKey(parent))
                    .filter(parent -> !stored.contains(parent.value()))
                    .ifPresent(parent ->
                            findings.add(
                                    line.line(),
                                    "parent",
                                    "orphan: its parent "
                                            + parent
                                            + " is neither in this file nor in the area tree"));
        }
    }

    /** Notes every root after the first; a stored one counts unless the list puts it below. */
    void checkRoots(Optional<AreaCode> storedRoot) {
        List<AreaLine> roots =
                new ArrayList<>(lines.stream().filter(line -> line.parent().isEmpty()).toList());
        Optional<AreaCode> keptRoot = storedRoot.filter(root -> !lineOfCode.containsKey(root));
        if (keptRoot.isEmpty() && !roots.isEmpty()) {
            AreaLine first = roots.removeFirst();
            roots.forEach(line -> refuseRoot(line, first.code() + " on line " + first.line()));
        } else {
            keptRoot.ifPresent(root -> roots.forEach(line -> refuseRoot(line, root.text())));
        }
    }

    private void refuseRoot(AreaLine line, String root) {
        findings.add(
                line.line(), "parent", "no parent, but the tree has its root already: " + root);
    }
}
