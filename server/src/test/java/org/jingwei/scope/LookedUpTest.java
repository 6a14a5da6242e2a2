package org.jingwei.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookedUpTest {
    private final AtomicInteger stored = new AtomicInteger(1);
    private final AtomicInteger looks = new AtomicInteger();
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
    private final LookedUp<Integer> value =
            new LookedUp<>(() -> {
                looks.incrementAndGet();
                int read = stored.get();
                while (!meanwhile.isEmpty()) {
                    meanwhile.remove().run();
                }
                return read;
            });

    private void store(int next) {
        stored.set(next);
        value.outdate();
    }

    @Test
    void looksOnceForManyWhoAskWithinASecond() {
        for (int asked = 0; asked < 100; asked++) {
            assertThat(value.get()).isEqualTo(1);
        }
        assertThat(looks.get()).isLessThan(100);
    }

    @Test
    void seesAChangeOfThisServerAtOnce() {
        value.get();
        store(2);

        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void seesAChangeFromItsCommitOnThoughItWasNotToldOfItYet() {
        value.get();
        value.changing("batch");
        stored.set(2);
        assertThat(value.get()).isEqualTo(2);

        stored.set(3);
        value.changed("batch");
        assertThat(value.get()).isEqualTo(3);
        int before = looks.get();
        assertThat(value.get()).isEqualTo(3);
        assertThat(looks).hasValue(before);
    }

    @Test
    void losesNoChangeThatComesWhileItLooks() {
        meanwhile.add(() -> store(2));
        value.get();

        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void letsNoOlderLookHideWhatANewerOneFound() {
        meanwhile.add(() -> {
            store(2);
            assertThat(value.get()).isEqualTo(2);
        });
        value.get();

        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void hasWhoAsksWhileAChangeIsLookedUpLookToo() {
        value.get();
        meanwhile.add(() -> assertThat(value.get()).isEqualTo(2));
        store(2);

        assertThat(value.get()).isEqualTo(2);
    }
}
