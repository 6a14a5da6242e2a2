package org.jingwei.area.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;
import org.junit.jupiter.api.Test;

class AreaListCheckTest {
    private final Findings findings = new Findings();

    private static AreaCode code(String text) {
        return AreaScheme.CHINA.code(text);
    }

    private static AreaLine line(int line, String code, String parent) {
        return new AreaLine(
                line,
                code(code),
                "某地",
                Optional.of(parent).filter(text -> !text.isEmpty()).map(AreaListCheckTest::code),
                new AreaLine.Validity(Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    private AreaListCheck checkOf(AreaLine... lines) {
        AreaListCheck check = new AreaListCheck(List.of(lines), findings);
        check.checkDuplicates();
        return check;
    }

    private List<String> refusals() {
        return findings.places().stream()
                .map(place -> place.line() + " " + place.reason())
                .toList();
    }

    @Test
    void findsACodeThatStandsTwiceInWhateverForm() {
        checkOf(line(2, "3503", ""), line(3, "350302", "3503"), line(9, "350302000", "3503"));

        assertThat(refusals()).containsExactly("9 code 350302 stands on line 3 already");
    }

    @Test
    void findsAnOrphanUnlessItsParentIsStored() {
        AreaListCheck check = checkOf(line(2, "350302", "3503"), line(3, "350402", "3504"));

        assertThat(check.parentsElsewhere()).containsExactlyInAnyOrder(code("3503"), code("3504"));
        check.checkParents(Set.of(code("3503").value()));

        assertThat(refusals())
                .containsExactly(
                        "3 orphan: its parent 3504 is neither in this file nor in the area tree");
    }

    @Test
    void allowsParentsBelowTheirChildrenInTheFile() {
        AreaListCheck check = checkOf(line(2, "350302", "3503"), line(3, "3503", ""));

        check.checkParents(Set.of());
        check.checkRoots(Optional.empty());

        assertThat(refusals()).isEmpty();
    }

    @Test
    void findsASecondRootInTheFile() {
        checkOf(line(2, "3503", ""), line(3, "3504", "")).checkRoots(Optional.empty());

        assertThat(refusals())
                .containsExactly("3 no parent, but the tree has its root already: 3503 on line 2");
    }

    @Test
    void findsASecondRootBesideTheStoredOne() {
        checkOf(line(2, "3504", "")).checkRoots(Optional.of(code("3503")));

        assertThat(refusals())
                .containsExactly("2 no parent, but the tree has its root already: 3503");
    }

    @Test
    void letsTheTreeGrowANewRootAboveTheStoredOne() {
        checkOf(line(2, "35", ""), line(3, "3503", "35")).checkRoots(Optional.of(code("3503")));

        assertThat(refusals()).isEmpty();
    }
}
