package org.jingwei.lake.source.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchState;
import org.jingwei.lake.Batches;
import org.jingwei.lake.Channel;
import org.jingwei.lake.Reading;
import org.jingwei.lake.intake.BatchReceiver;
import org.jingwei.lake.source.Delivery;
import org.jingwei.scope.ScopedDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goes through watched folders. A file is taken when its marker is there or it has not changed for
 * some seconds; it waits beside until its batch has ended, and goes with a report to the done or
 * the failed ones. Each step is one rename, so that a sweep after a crash goes on where the last
 * ended.
 */
@Component
class FolderSweep {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSweep.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int MAX_NAME = 150;
    private static final Set<BatchState> GOOD = Set.of(BatchState.COMMITTED, BatchState.DUPLICATE);
    private static final Set<BatchState> BAD = Set.of(BatchState.FAILED, BatchState.CANCELLED);

    private final BatchReceiver receiver;
    private final Delivery delivery;
    private final ScopedDatabase database;
    private final Map<Path, Sight> sights = new HashMap<>();

    FolderSweep(BatchReceiver receiver, Delivery delivery, ScopedDatabase database) {
        this.receiver = receiver;
        this.delivery = delivery;
        this.database = database;
    }

    /** How a file looked, and since when it looks so. */
    private record Sight(long size, FileTime changed, long sinceNanos) {
        boolean isLike(BasicFileAttributes now) {
            return size == now.size() && changed.equals(now.lastModifiedTime());
        }
    }

    /** What stands in a report beside a file that failed to become a batch. */
    record NotTaken(String code, String detail) {}

    void sweep(FolderTree tree, WatchedFolder folder) {
        try {
            Optional<Path> place = tree.open(folder);
            if (place.isEmpty()) {
                LOG.warn("the folder {} is behind a link and is not watched", folder.path());
                return;
            }
            for (Path file : FolderTree.files(place.get())) {
                if (isWhole(file)) {
                    take(place.get(), file);
                }
            }
            for (Path file : FolderTree.files(place.get().resolve(FolderTree.TAKEN))) {
                Optional<TakenFile> taken = TakenFile.of(file);
                if (taken.isPresent()) {
                    follow(folder, place.get(), taken.get());
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the folder {} waits on", folder.path(), e);
        }
    }

    private synchronized boolean isWhole(Path file) throws IOException {
        if (Files.isRegularFile(FolderTree.marker(file), LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        BasicFileAttributes now =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Sight before = sights.get(file);
        if (before == null || !before.isLike(now)) {
            sights.put(file, new Sight(now.size(), now.lastModifiedTime(), System.nanoTime()));
            return false;
        }
        return System.nanoTime() - before.sinceNanos() >= QUIET.toNanos();
    }

    private synchronized void take(Path folder, Path file) throws IOException {
        FolderTree.move(file, TakenFile.place(folder, file));
        Files.deleteIfExists(FolderTree.marker(file));
        sights.remove(file);
    }

    private void follow(WatchedFolder folder, Path place, TakenFile file) throws IOException {
        Optional<Batch> batch = database.call(folder.scope(), jdbc -> batch(jdbc, folder, file));
        if (batch.isEmpty()) {
            send(folder, place, file);
        } else if (batch.get().state() == BatchState.HELD) {
            tellHeld(place, file, batch.get());
        } else if (GOOD.contains(batch.get().state())) {
            finish(place.resolve(FolderTree.DONE), file, batch.get());
        } else if (BAD.contains(batch.get().state())) {
            finish(place.resolve(FolderTree.FAILED), file, batch.get());
        }
    }

    private static Optional<Batch> batch(JdbcClient jdbc, WatchedFolder folder, TakenFile file) {
        return jdbc.sql(
                        "SELECT id FROM batch WHERE username = :username AND idempotency_key = :key")
                .param("username", folder.scope().username())
                .param("key", file.idempotencyKey())
                .query(String.class)
                .optional()
                .flatMap(id -> Batches.find(jdbc, id));
    }

    private void send(WatchedFolder folder, Path place, TakenFile file) throws IOException {
        try (InputStream body = FolderTree.open(file.path())) {
            delivery.dataset(folder.scope(), folder.system(), folder.dataset());
            receiver.receive(
                    folder.scope(),
                    new BatchReceiver.Sending(
                            folder.dataset(),
                            shown(file.name()),
                            Reading.detected(),
                            BatchReceiver.Start.AT_ONCE_IF_SURE,
                            Channel.FOLDER,
                            Optional.of(folder.system()),
                            Optional.of(file.idempotencyKey())),
                    body,
                    jdbc -> {});
        } catch (Problem e) {
            Object code =
                    Optional.ofNullable(e.getBody().getProperties())
                            .map(properties -> properties.get("code"))
                            .orElse("refused");
            finish(
                    place.resolve(FolderTree.FAILED),
                    file,
                    new NotTaken(code.toString(), String.valueOf(e.getBody().getDetail())));
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > MAX_NAME ? plain.substring(plain.length() - MAX_NAME) : plain;
    }

    /** What stands in the report of a file that waits for somebody to look at it. */
    record Waits(String code, String detail, Batch batch) {}

    private static void tellHeld(Path place, TakenFile file, Batch batch) throws IOException {
        Path report = heldReport(place, file);
        if (!Files.exists(report, LinkOption.NOFOLLOW_LINKS)) {
            String detail =
                    "It is not clear how this file is written. It waits under its batch %s for"
                                    .formatted(batch.id())
                            + " somebody to look at it, to correct how it is read, and to start or"
                            + " cancel it; then it moves to done or failed.";
            write(place.resolve(FolderTree.HELD), file, report, new Waits("held", detail, batch));
        }
    }

    private static Path heldReport(Path place, TakenFile file) {
        return place.resolve(FolderTree.HELD)
                .resolve(file.id() + "-" + file.name() + ".report.json");
    }

    private static void write(Path folder, TakenFile file, Path report, Object content)
            throws IOException {
        Path unfinished = folder.resolve("." + file.id() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        FolderTree.move(unfinished, report);
    }

    /** The report first: a file that lies among the done ones always has its own. */
    private static void finish(Path target, TakenFile file, Object report) throws IOException {
        Path place = target.resolve(file.name());
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            place = target.resolve(file.id() + "-" + file.name());
        }
        Path reportFile = place.resolveSibling(FolderTree.name(place) + ".report.json");
        write(target, file, reportFile, report);
        FolderTree.move(file.path(), place);
        Files.deleteIfExists(heldReport(target.resolve(".."), file));
    }
}
