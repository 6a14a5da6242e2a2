package org.jingwei.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class RebuiltTest {
    private static final Rebuilt.Patience LITTLE =
            new Rebuilt.Patience(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofHours(1));
    private static final Rebuilt.Patience GREAT =
            new Rebuilt.Patience(Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ZERO);

    private final AtomicInteger data = new AtomicInteger(1);
    private final Queue<Runnable> later = new ArrayDeque<>();

    private Rebuilt<Integer> rebuiltLater(Supplier<Integer> source) {
        return new Rebuilt<>("test", source, later::add, LITTLE);
    }

    private void runLater() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    @Test
    void isBuiltWhenFirstAskedFor() {
        Rebuilt<Integer> rebuilt = new Rebuilt<>("test", data::get, Runnable::run, LITTLE);

        assertThat(rebuilt.get().value()).isEqualTo(1);
    }

    @Test
    void staysTheSameUntilToldOfAChange() {
        Rebuilt<Integer> rebuilt = new Rebuilt<>("test", data::get, Runnable::run, LITTLE);
        Rebuilt.Version<Integer> before = rebuilt.get();
        data.set(2);

        assertThat(rebuilt.get()).isEqualTo(before);
        rebuilt.changed();
        assertThat(rebuilt.get().value()).isEqualTo(2);
        assertThat(rebuilt.get().number()).isGreaterThan(before.number());
    }

    @Test
    void isBuiltAnewOnceForEachVersionOfItsData() {
        AtomicInteger builds = new AtomicInteger();
        Rebuilt<Integer> rebuilt =
                new Rebuilt<>("test", builds::incrementAndGet, Runnable::run, LITTLE);

        assertThat(rebuilt.refreshed(4).get().value()).isEqualTo(1);
        assertThat(rebuilt.refreshed(4).get().value()).isEqualTo(1);
        assertThat(rebuilt.refreshed(5).get().value()).isEqualTo(2);
        assertThat(rebuilt.refreshed(4).get().value()).isEqualTo(2);
    }

    @Test
    void isBuiltOnceMoreIfItsDataChangedWhileItWasBuiltForTheFirstTime() {
        AtomicInteger builds = new AtomicInteger();
        Queue<Runnable> meanwhile = new ArrayDeque<>();
        Rebuilt<Integer> rebuilt =
                rebuiltLater(() -> {
                    while (!meanwhile.isEmpty()) {
                        meanwhile.remove().run();
                    }
                    return builds.incrementAndGet();
                });
        meanwhile.add(() -> rebuilt.refreshed(2));
        rebuilt.refreshed(1).prepare();
        runLater();

        assertThat(rebuilt.get().value()).isEqualTo(2);
    }

    @Test
    void buildsOnceForManyChangesInARow() {
        AtomicInteger builds = new AtomicInteger();
        Rebuilt<Integer> rebuilt = rebuiltLater(builds::incrementAndGet);
        rebuilt.changed();
        rebuilt.changed();
        rebuilt.changed();
        runLater();

        assertThat(rebuilt.get().value()).isEqualTo(1);
    }

    @Test
    void buildsAgainForAChangeThatCameWhileItWasBuilt() {
        AtomicInteger builds = new AtomicInteger();
        Queue<Runnable> meanwhile = new ArrayDeque<>();
        Rebuilt<Integer> rebuilt =
                rebuiltLater(() -> {
                    if (!meanwhile.isEmpty()) {
                        meanwhile.remove().run();
                    }
                    return builds.incrementAndGet();
                });
        meanwhile.add(rebuilt::changed);
        rebuilt.changed();
        runLater();

        assertThat(rebuilt.get().value()).isEqualTo(2);
    }

    @Test
    void givesTheValueBeforeWhenTheNewOneTakesTooLong() {
        Rebuilt<Integer> rebuilt = rebuiltLater(data::get);
        rebuilt.prepare();
        runLater();
        data.set(2);
        rebuilt.changed();

        assertThat(rebuilt.get().value()).isEqualTo(1);
        runLater();
        assertThat(rebuilt.get().value()).isEqualTo(2);
    }

    @Test
    void saysSoWhenThereIsNoValueYet() {
        Rebuilt<Integer> rebuilt = rebuiltLater(data::get);

        assertThatThrownBy(rebuilt::get)
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("503");
    }

    @Test
    void keepsTheValueBeforeWhenABuildFails() {
        Rebuilt<Integer> rebuilt =
                rebuiltLater(() -> {
                    if (data.get() == 2) {
                        throw new IllegalStateException("the lake is closed");
                    }
                    return data.get();
                });
        rebuilt.prepare();
        runLater();
        data.set(2);
        rebuilt.changed();
        runLater();

        assertThat(rebuilt.get().value()).isEqualTo(1);
        data.set(3);
        rebuilt.changed();
        runLater();
        assertThat(rebuilt.get().value()).isEqualTo(3);
    }

    @Test
    void triesAFailedBuildAgainAfterAWhile() {
        Rebuilt<Integer> rebuilt =
                new Rebuilt<>(
                        "test",
                        () -> {
                            if (data.get() == 2) {
                                data.set(3);
                                throw new IllegalStateException("the lake is closed");
                            }
                            return data.get();
                        },
                        Runnable::run,
                        GREAT);
        rebuilt.prepare();
        data.set(2);
        rebuilt.changed();

        assertThat(rebuilt.get().value()).isEqualTo(3);
    }

    @Test
    void waitsForAChangeThatIsBeingBuilt() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (ExecutorService builder = Executors.newSingleThreadExecutor();
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Rebuilt<Integer> rebuilt =
                    new Rebuilt<>(
                            "test",
                            () -> {
                                awaited(release);
                                return data.get();
                            },
                            builder,
                            GREAT);
            Future<Integer> read = reader.submit(() -> rebuilt.get().value());
            data.set(5);
            release.countDown();

            assertThat(read.get()).isEqualTo(5);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
