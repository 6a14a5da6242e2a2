package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a warehouse. The operating system takes it back from a process that dies.
 */
final class WarehouseLock implements AutoCloseable {

    private final FileChannel channel;

    private WarehouseLock(FileChannel channel) {
        this.channel = channel;
    }

    static WarehouseLock take(Path warehouse) {
        FileTree.create(warehouse);
        Path file = warehouse.resolve(".lock");
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new LakeException(
                        "the warehouse "
                                + warehouse
                                + " is open already: only one may write to it");
            }
            return new WarehouseLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the warehouse by " + file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock the warehouse", e);
        }
    }
}
