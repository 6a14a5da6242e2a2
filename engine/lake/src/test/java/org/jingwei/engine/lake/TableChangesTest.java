package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.engine.lake.LakeFixture.TABLE;
import static org.jingwei.engine.lake.LakeFixture.enterprise;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.junit.jupiter.api.Test;

/** Who follows a table by what changed has what the table has. */
class TableChangesTest {

    private static final Slice ALL = new Slice(TABLE, AreaRanges.ALL, true, List.of());
    private static final long MANY = 1_000_000;

    /** One who holds the rows of a table and reads only what changed. */
    private static final class Follower {
        private final Lake lake;
        private Map<Long, Row> rows = new HashMap<>();
        private long state;
        private int wholes;
        private long read;

        private Follower(Lake lake) {
            this.lake = lake;
        }

        void follow() {
            Map<Long, Row> next = new HashMap<>(rows);
            ChangeQuery query = new ChangeQuery(ALL, state, List.of("uscc", "staff"), MANY);
            TableChange change =
                    lake.changes(
                            query,
                            row -> {
                                assertThat(next.put(row.row(), row)).isNull();
                                read++;
                            },
                            next::remove);
            switch (change) {
                case TableChange.Told told -> {
                    rows = next;
                    state = told.state();
                }
                case TableChange.Untold _ -> readWhole();
            }
        }

        private void readWhole() {
            wholes++;
            rows = new HashMap<>();
            Optional<Long> present = lake.state(ALL);
            present.ifPresent(known -> {
                state = known;
                lake.scan(ALL.in(known), List.of("uscc", "staff"), row -> rows.put(row.row(), row));
            });
        }

        void assertHasAll() {
            Map<Long, Row> there = new HashMap<>();
            lake.scan(ALL, List.of("uscc", "staff"), row -> there.put(row.row(), row));
            assertThat(rows).isEqualTo(there);
        }
    }

    private static void write(Lake lake, WriteMode mode, int sequence, int from, int to) {
        WriteOrder order =
                new WriteOrder(
                        TABLE, "b" + sequence, sequence, mode, List.of("uscc"), Optional.empty());
        try (BatchWriter batch = lake.write(order)) {
            for (int key = from; key < to; key++) {
                long area =
                        AreaScheme.CHINA
                                .code("350302%03d001".formatted(1 + (key + sequence) % 9))
                                .value();
                batch.append(
                        area,
                        key - from + 2L,
                        enterprise("U" + key, "n", (long) sequence, null, null));
            }
            batch.settleKeys(outcome -> {});
            batch.commit();
        }
    }

    @Property(tries = 12)
    void hasEveryRowOnceWhateverCameAndWhenever(@ForAll long seed) {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            Random random = new Random(seed);
            Follower follower = new Follower(lake);
            follower.follow();
            for (int sequence = 1; sequence <= 12; sequence++) {
                int from = random.nextInt(40);
                int to = from + 1 + random.nextInt(40);
                switch (random.nextInt(8)) {
                    case 0 -> lake.compact(TABLE, CompactionPolicy.whole(2000));
                    case 1 -> lake.expire(TABLE, Instant.now(), Set.of());
                    case 2 -> write(lake, WriteMode.REPLACE, sequence, from, to);
                    case 3, 4 -> write(lake, WriteMode.APPEND, sequence, from, to);
                    default -> write(lake, WriteMode.UPSERT, sequence, from, to);
                }
                if (random.nextInt(3) > 0) {
                    follower.follow();
                    follower.assertHasAll();
                }
            }
            follower.follow();
            follower.assertHasAll();
        }
    }

    @Test
    void readsNoMoreThanWhatChanged() {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            write(lake, WriteMode.UPSERT, 1, 0, 1_000);
            Follower follower = new Follower(lake);
            follower.follow();
            write(lake, WriteMode.UPSERT, 2, 990, 1_010);
            write(lake, WriteMode.UPSERT, 3, 1_005, 1_006);
            lake.compact(TABLE, CompactionPolicy.whole(1 << 20));
            follower.follow();

            follower.assertHasAll();
            assertThat(follower.wholes).as("times that all was read").isEqualTo(1);
            assertThat(follower.read).as("rows read one by one").isEqualTo(20);
        }
    }

    @Test
    void saysWhenItCannotTell() {
        try (LakeFixture fixture = new LakeFixture().withTable()) {
            Lake lake = fixture.lake();
            assertThat(reason(lake, 1, MANY)).contains("no rows yet");
            write(lake, WriteMode.APPEND, 1, 0, 10);
            long first = lake.state(ALL).orElseThrow();
            write(lake, WriteMode.APPEND, 2, 10, 20);
            assertThat(reason(lake, first, 9)).contains("10 rows changed");
            assertThat(reason(lake, 17, MANY)).contains("does not keep its state 17");
            lake.expire(TABLE, Instant.now(), Set.of());
            assertThat(reason(lake, first, MANY)).contains("does not keep its state");
            long second = lake.state(ALL).orElseThrow();
            write(lake, WriteMode.REPLACE, 3, 0, 5);
            assertThat(reason(lake, second, MANY)).contains("in the place of all");
        }
    }

    private static String reason(Lake lake, long since, long mostRows) {
        TableChange change =
                lake.changes(
                        new ChangeQuery(ALL, since, List.of(), mostRows),
                        row -> assertThat(row).as("handed over").isNull(),
                        row -> assertThat(row).as("handed over").isNull());
        return change instanceof TableChange.Untold(var reason) ? reason : "told: " + change;
    }
}
