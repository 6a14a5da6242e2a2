package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.io.FileIO;

/** A folder of the local disk: files are written where they stay and read where they lie. */
final class LocalStore implements FileStore {

    private final Path warehouse;
    private final LocalFileIO io;

    /**
     * @param former where it lay before, as the beginnings of locations
     */
    LocalStore(Path warehouse, Collection<String> former) {
        this.warehouse = warehouse;
        this.io = new LocalFileIO(warehouse, former);
    }

    @Override
    public FileIO io() {
        return io;
    }

    @Override
    public String root() {
        return LocalFileIO.location(warehouse);
    }

    @Override
    public List<Path> folders() {
        return List.of(warehouse);
    }

    @Override
    public OpenFiles open() {
        return new InPlace(io);
    }

    @Override
    public Path draft(String location) {
        return io.path(location);
    }

    @Override
    public void publish(Path draft, String location) {
        FileTree.force(draft);
        Path target = io.path(location);
        if (draft.equals(target)) {
            return;
        }
        try {
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    @Override
    public void dropDrafts(String location) {
        // a draft lies where it is published
    }

    @Override
    public List<String> list(String folder) {
        return FileTree.list(io.path(folder)).stream()
                .map(entry -> String.valueOf(entry.getFileName()))
                .toList();
    }

    @Override
    public void deleteFolder(String folder) {
        FileTree.delete(io.path(folder));
    }

    @Override
    public void close() {
        // nothing is held
    }

    private record InPlace(LocalFileIO io) implements OpenFiles {

        @Override
        public Path path(String location) {
            return io.path(location);
        }

        @Override
        public boolean isHere(String location) {
            return true;
        }

        @Override
        public Optional<Path> latest(String location) {
            return Optional.of(io.path(location)).filter(Files::exists);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
