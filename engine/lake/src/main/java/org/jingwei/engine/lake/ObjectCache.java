package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Copies of immutable files on the local disk. A copy gets its name when it is whole and on the
 * disk. What was used longest ago goes first when there is too much; what is in use stays, even if
 * that is too much. For any number of threads of one process.
 */
final class ObjectCache {

    private static final String PARTS = "unfinished";
    private static final String FILES = "files";

    private final Path parts;
    private final Path files;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    ObjectCache(Path folder, long mostBytes) {
        this.parts = folder.resolve(PARTS);
        this.files = folder.resolve(FILES);
        this.mostBytes = mostBytes;
        FileTree.delete(parts);
        FileTree.create(parts);
        FileTree.create(files);
        findCopies();
    }

    /** Brings a file to a place where none is. */
    @FunctionalInterface
    interface Download {
        /** Returns when the whole file is there. */
        void to(Path target);
    }

    /** A file on the local disk, or one that is on its way there. */
    static final class Copy {
        private final CompletableFuture<Path> file = new CompletableFuture<>();
        private long bytes;
        private int users;

        Path path() {
            return file.join();
        }

        private boolean isLost() {
            return file.isDone() && !Files.exists(file.join());
        }
    }

    Path folder() {
        return files;
    }

    /** What an earlier process fetched, the oldest first. */
    private void findCopies() {
        try (Stream<Path> found = Files.walk(files)) {
            List<Path> oldestFirst =
                    found.filter(Files::isRegularFile)
                            .sorted(Comparator.comparing(FileTree::modified))
                            .toList();
            for (Path path : oldestFirst) {
                Copy copy = new Copy();
                copy.bytes = FileTree.size(path);
                copy.file.complete(path);
                bytes += copy.bytes;
                copies.put(Warehouse.Objects.SCHEME + files.relativize(path), copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the cache " + files, e);
        }
        lock.lock();
        try {
            evict();
        } finally {
            lock.unlock();
        }
    }

    boolean has(String location) {
        lock.lock();
        try {
            forgetLost(location);
            return copies.containsKey(location);
        } finally {
            lock.unlock();
        }
    }

    /** The file's copy, to be released; who asks first fetches it and the others wait. */
    Copy take(String location, Download download) {
        Copy own = new Copy();
        Copy copy;
        lock.lock();
        try {
            forgetLost(location);
            copy = copies.computeIfAbsent(location, its -> own);
            copy.users++;
        } finally {
            lock.unlock();
        }
        if (copy == own) {
            fetch(location, own, download);
        }
        try {
            copy.path();
            return copy;
        } catch (CompletionException e) {
            throw new LakeException(String.valueOf(cause(e).getMessage()), cause(e));
        }
    }

    private static Throwable cause(CompletionException failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    /** Someone may have cleared the folder. */
    private void forgetLost(String location) {
        Copy known = copies.get(location);
        if (known != null && known.isLost()) {
            copies.remove(location);
            bytes -= known.bytes;
        }
    }

    private void fetch(String location, Copy copy, Download download) {
        Path part = parts.resolve(UUID.randomUUID().toString());
        try {
            Path target = path(location);
            download.to(part);
            FileTree.force(part);
            FileTree.create(TableFolders.parent(target));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            lock.lock();
            try {
                copy.bytes = FileTree.size(target);
                bytes += copy.bytes;
                copy.file.complete(target);
                evict();
            } finally {
                lock.unlock();
            }
        } catch (IOException e) {
            giveUp(
                    location,
                    copy,
                    part,
                    new UncheckedIOException("cannot keep a copy of " + location, e));
        } catch (RuntimeException | Error e) {
            giveUp(location, copy, part, e);
        }
    }

    private void giveUp(String location, Copy copy, Path part, Throwable failure) {
        lock.lock();
        try {
            copies.remove(location, copy);
        } finally {
            lock.unlock();
        }
        copy.file.completeExceptionally(failure);
        FileTree.delete(part);
    }

    private Path path(String location) {
        Path path =
                files.resolve(location.substring(Warehouse.Objects.SCHEME.length())).normalize();
        if (!path.startsWith(files)) {
            throw new LakeException("file " + location + " is not one of an object store");
        }
        return path;
    }

    void release(Copy copy) {
        lock.lock();
        try {
            copy.users--;
            evict();
        } finally {
            lock.unlock();
        }
    }

    private void evict() {
        Iterator<Copy> longestUnused = copies.values().iterator();
        while (bytes > mostBytes && longestUnused.hasNext()) {
            Copy copy = longestUnused.next();
            if (copy.users == 0 && copy.file.isDone()) {
                longestUnused.remove();
                bytes -= copy.bytes;
                FileTree.delete(copy.path());
            }
        }
    }
}
