package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cache keeps, what it lets go, and what it never shows. */
class ObjectCacheTest {

    private static final int BYTES = 100;

    @TempDir private Path folder;

    private final AtomicInteger downloads = new AtomicInteger();

    private void download(Path target) {
        downloads.incrementAndGet();
        write(target, BYTES);
    }

    private static void write(Path target, int bytes) {
        try {
            Files.write(target, new byte[bytes]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectCache.Copy take(ObjectCache cache, String name) {
        return cache.take("s3://lake/" + name, this::download);
    }

    private void use(ObjectCache cache, String name) {
        cache.release(take(cache, name));
    }

    private List<String> onTheDisk() {
        return FileTree.list(folder.resolve("files").resolve("lake")).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    @Test
    void letsGoWhatWasUsedLongestAgo() {
        ObjectCache cache = new ObjectCache(folder, 3 * BYTES);
        List.of("a", "b", "c", "a", "d").forEach(name -> use(cache, name));
        assertThat(onTheDisk()).containsExactly("a", "c", "d");
        use(cache, "a");
        assertThat(downloads).hasValue(4);
        use(cache, "b");
        assertThat(downloads).hasValue(5);
        assertThat(onTheDisk()).containsExactly("a", "b", "d");
    }

    @Test
    void keepsWhatIsInUseEvenIfItIsTooMuch() {
        ObjectCache cache = new ObjectCache(folder, BYTES);
        ObjectCache.Copy first = take(cache, "a");
        ObjectCache.Copy again = take(cache, "a");
        ObjectCache.Copy second = take(cache, "b");
        use(cache, "c");
        assertThat(onTheDisk()).containsExactly("a", "b");
        cache.release(first);
        assertThat(onTheDisk()).containsExactly("a", "b");
        cache.release(again);
        assertThat(onTheDisk()).containsExactly("b");
        cache.release(second);
        assertThat(onTheDisk()).containsExactly("b");
    }

    @Test
    void fetchesAFileOnceForAllWhoAskAtOnce() throws Exception {
        ObjectCache cache = new ObjectCache(folder, BYTES);
        CountDownLatch asked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Path>> paths = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                paths.add(
                        threads.submit(() ->
                                cache.take(
                                                "s3://lake/a",
                                                target -> {
                                                    await(asked);
                                                    download(target);
                                                })
                                        .path()));
            }
            asked.countDown();
            for (Future<Path> path : paths) {
                assertThat(path.get()).hasSize(BYTES);
            }
        }
        assertThat(downloads).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void showsNoPartOfAFileAndAsksAgainAfterAFailure() {
        ObjectCache cache = new ObjectCache(folder, BYTES);
        ObjectCache.Download breaking =
                target -> {
                    write(target, 7);
                    throw new LakeException("the store went away");
                };
        assertThatThrownBy(() -> cache.take("s3://lake/a", breaking))
                .isInstanceOf(LakeException.class)
                .hasMessage("the store went away");
        assertThat(onTheDisk()).isEmpty();
        assertThat(FileTree.list(folder.resolve("unfinished"))).isEmpty();
        assertThat(take(cache, "a").path()).hasSize(BYTES);
    }

    @Test
    void keepsWholeFilesOverARestartAndThrowsPartsAway() throws IOException {
        use(new ObjectCache(folder, 2 * BYTES), "a");
        Files.write(folder.resolve("unfinished").resolve("part"), new byte[7]);
        ObjectCache reopened = new ObjectCache(folder, 2 * BYTES);
        assertThat(FileTree.list(folder.resolve("unfinished"))).isEmpty();
        use(reopened, "a");
        assertThat(downloads).hasValue(1);
        assertThat(new ObjectCache(folder, BYTES / 2)).isNotNull();
        assertThat(onTheDisk()).isEmpty();
    }

    @Test
    void fetchesAgainWhatSomeoneDeleted() throws IOException {
        ObjectCache cache = new ObjectCache(folder, BYTES);
        use(cache, "a");
        Files.delete(folder.resolve("files").resolve("lake").resolve("a"));
        assertThat(take(cache, "a").path()).hasSize(BYTES);
        assertThat(downloads).hasValue(2);
    }

    @Test
    void refusesALocationThatLeadsOutOfItsFolder() {
        ObjectCache cache = new ObjectCache(folder, BYTES);
        assertThatThrownBy(() -> take(cache, "../../../escaped")).isInstanceOf(LakeException.class);
        assertThat(folder.resolve("escaped")).doesNotExist();
    }
}
