package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jingwei.engine.geo.AreaRanges;

/** Points go on changing while what was merged of them moves into its file; their span is told. */
class KeptPointsLawsTest {

    private static final int HIGHEST_ID = 150;
    private static final int ZOOM = 10;

    /** At which points are told with their texts. */
    private static final int TEXT_ZOOM = 15;

    private static List<PointChange> changes(Crowd crowd, int count) {
        List<PointChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(crowd.change(HIGHEST_ID));
        }
        return changes;
    }

    @Property(tries = 40)
    void everyPointIsThereOnceWhenTheFileTakesThePlaceOfMemory(@ForAll long seed)
            throws IOException {
        Crowd crowd = new Crowd(seed);
        Random random = new Random(seed);
        LivePointIndex live = new LivePointIndex(crowd.index(random.nextInt(HIGHEST_ID)));
        Path file = Files.createTempFile("kept", ".points");
        try {
            for (int round = 1; round < 5; round++) {
                live.apply(changes(crowd, random.nextInt(40)), round);
                PointIndex merged = live.merge();
                PointIndexFile kept = new PointIndexFile(file);
                kept.write(merged);
                PointIndex opened = kept.open(Crowd.TEXTS);
                live.apply(changes(crowd, random.nextInt(40)), round);
                if (random.nextBoolean()) {
                    live.merge();
                }
                live.settle(merged, opened);
                live.apply(changes(crowd, random.nextInt(10)), round);
                live.publish();
                PointIndex now = live.current().index();
                assertThat(now.size()).isEqualTo(crowd.points().size());
                crowd.requireIn(now, crowd.scope(), crowd.filter(), ZOOM);
                crowd.requireIn(now, crowd.scope(), PointFilter.NONE, TEXT_ZOOM);
            }
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 60)
    void theSpanIsFromTheFirstToTheLastOfTheScope(@ForAll long seed) {
        Crowd crowd = new Crowd(seed);
        LivePointIndex live = new LivePointIndex(crowd.index(new Random(seed).nextInt(30)));
        AreaRanges scope = crowd.scope();
        assertThat(live.current().index().span(scope)).isEqualTo(expected(crowd, scope));
        live.apply(changes(crowd, 40), 1);
        live.publish();
        Optional<TimeWindow> beside = live.current().index().span(scope);
        Optional<TimeWindow> exact = expected(crowd, scope);
        exact.ifPresent(
                span -> assertThat(beside.orElseThrow().with(span)).isEqualTo(beside.get()));
        live.merge();
        assertThat(live.current().index().span(scope)).isEqualTo(exact);
    }

    private static Optional<TimeWindow> expected(Crowd crowd, AreaRanges scope) {
        IntSummaryStatistics minutes =
                crowd.points().values().stream()
                        .filter(point -> scope.contains(point.area()))
                        .mapToInt(TilePoint::minute)
                        .filter(minute -> minute != TilePoint.NO_MINUTE)
                        .summaryStatistics();
        return minutes.getCount() == 0
                ? Optional.empty()
                : Optional.of(new TimeWindow(minutes.getMin(), minutes.getMax() + 1));
    }
}
