package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jingwei.engine.lake.LakeFixture.TABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RejectsTest {

    private final LakeFixture fixture = new LakeFixture().withTable();
    private final Lake lake = fixture.lake();

    @AfterEach
    void closeLake() {
        fixture.close();
    }

    private static void reject(RejectWriter writer, long line, String column) {
        writer.append(line, Optional.of(column), "USCC", "校验码不符", Optional.of("值" + line));
    }

    @Test
    void pagesThroughTheFaultsInTheOrderOfLines() {
        try (RejectWriter writer = lake.writeRejects(TABLE, "b1")) {
            reject(writer, 9, "late");
            for (int line = 2; line < 9; line++) {
                reject(writer, line, "first");
                reject(writer, line, "second");
            }
            assertThat(writer.count()).isEqualTo(15);
            writer.finish();
        }
        Rejects rejects = lake.rejects(TABLE, "b1");
        List<Reject> all = new ArrayList<>();
        List<Reject> page = rejects.page(0, 4);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = rejects.page(page.getLast().position(), 4);
        }
        assertThat(rejects.count()).isEqualTo(15);
        assertThat(all).hasSize(15);
        assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.line(), b.line()));
        assertThat(all.get(1))
                .isEqualTo(
                        new Reject(
                                2, 2, Optional.of("second"), "USCC", "校验码不符", Optional.of("值2")));
        assertThat(all.getLast().column()).contains("late");
    }

    @Test
    void keepsAFaultOfAWholeLineAndCutsLongValues() {
        try (RejectWriter writer = lake.writeRejects(TABLE, "b1")) {
            writer.append(3, Optional.empty(), "COLUMNS", "3 of 5", Optional.of("𠮷".repeat(999)));
            writer.append(4, Optional.empty(), "COLUMNS", "0 of 5", Optional.empty());
            writer.finish();
        }
        List<Reject> page = lake.rejects(TABLE, "b1").page(0, 10);
        assertThat(page.getFirst().column()).isEmpty();
        assertThat(page.getFirst().value().orElseThrow()).hasSize(299).endsWith("𠮷…");
        assertThat(page.getLast().value()).isEmpty();
    }

    @Test
    void showsNothingUntilTheListIsFinished() {
        try (RejectWriter writer = lake.writeRejects(TABLE, "b1")) {
            reject(writer, 2, "uscc");
        }
        assertThat(lake.rejects(TABLE, "b1").page(0, 10)).isEmpty();
        assertThat(lake.rejects(TABLE, "b1").count()).isZero();
    }

    @Test
    void replacesTheListOfAnEarlierAttemptAtOnce() {
        for (int attempt = 2; attempt < 8; attempt++) {
            try (RejectWriter writer = lake.writeRejects(TABLE, "b1")) {
                reject(writer, attempt, "uscc");
                writer.finish();
            }
            assertThat(lake.rejects(TABLE, "b1").page(0, 10))
                    .extracting(Reject::line)
                    .containsExactly((long) attempt);
        }
        assertThat(fixture.parquetFiles()).hasSize(1);
    }

    @Test
    void removesAListForGood() {
        try (RejectWriter writer = lake.writeRejects(TABLE, "b1")) {
            reject(writer, 2, "uscc");
            writer.finish();
        }
        lake.dropRejects(TABLE, "b1");
        lake.dropRejects(TABLE, "b1");
        lake.dropRejects("nothing", "b1");
        assertThat(lake.rejects(TABLE, "b1").page(0, 10)).isEmpty();
        assertThat(fixture.parquetFiles()).isEmpty();
    }

    @Test
    void survivesARestartBesideTheTable() {
        try (RejectWriter writer = lake.writeRejects(TABLE, "b1")) {
            reject(writer, 2, "uscc");
            writer.finish();
        }
        fixture.reopen();
        assertThat(fixture.lake().rejects(TABLE, "b1").count()).isEqualTo(1);
    }

    @Test
    void refusesPagesWithoutAnEnd() {
        assertThatThrownBy(() -> lake.rejects(TABLE, "b1").page(0, 1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
