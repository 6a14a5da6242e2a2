package org.jingwei.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right of one process to a folder; the operating system takes it back when the process dies.
 */
record FolderLock(FileChannel channel) {

    /**
     * Takes the lock.
     *
     * @throws IOException if another process that is alive has it
     */
    static FolderLock take(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same refusal.
        }
        channel.close();
        throw new IOException(
                "another server is running on " + file.getParent() + "; stop it first");
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
