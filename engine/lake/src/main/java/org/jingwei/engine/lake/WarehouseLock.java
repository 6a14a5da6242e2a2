package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write to a warehouse. The operating system takes it back from a process that dies.
 */
final class WarehouseLock implements AutoCloseable {

    /** Closing any channel to the file would free a lock of this process, so it asks here first. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path warehouse;
    private final FileChannel channel;

    private WarehouseLock(Path warehouse, FileChannel channel) {
        this.warehouse = warehouse;
        this.channel = channel;
    }

    static WarehouseLock take(Path warehouse) {
        FileTree.create(warehouse);
        Path held = realPath(warehouse);
        if (!HELD_HERE.add(held)) {
            throw taken(warehouse);
        }
        try {
            return new WarehouseLock(held, locked(warehouse));
        } catch (RuntimeException e) {
            HELD_HERE.remove(held);
            throw e;
        }
    }

    private static FileChannel locked(Path warehouse) {
        Path file = warehouse.resolve(".lock");
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(warehouse);
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the warehouse by " + file, e);
        }
    }

    private static Path realPath(Path warehouse) {
        try {
            return warehouse.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot find the warehouse " + warehouse, e);
        }
    }

    private static LakeException taken(Path warehouse) {
        return new LakeException(
                "the warehouse " + warehouse + " is open already: only one may write to it");
    }

    @Override
    public void close() {
        try {
            channel.close();
            HELD_HERE.remove(warehouse);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock the warehouse", e);
        }
    }
}
