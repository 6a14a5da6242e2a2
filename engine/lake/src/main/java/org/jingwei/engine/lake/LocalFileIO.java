package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Iceberg's files on the local disk, and none outside the warehouse. A file is on the disk before
 * its writer is closed, so that what the catalog refers to survives a power cut.
 *
 * <p>Iceberg names files in full, in metadata that do not change. So where the warehouse was moved,
 * a location is that of the place where its table was made, and is read as one below where the
 * warehouse is now; a copy never reaches for the files of what it was copied from.
 */
final class LocalFileIO implements FileIO {

    private static final String SCHEME = "file://";
    private static final long serialVersionUID = 1L;

    private final String root;
    private final List<String> tables;

    /**
     * @param former where the warehouse lay before, as the beginnings of locations
     */
    LocalFileIO(Path warehouse, Collection<String> former) {
        this.root = warehouse.toString();
        // the longest first, since one place may lie within another
        this.tables =
                Stream.concat(Stream.of(location(warehouse)), former.stream())
                        .map(place -> place + FileStore.TABLES)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    /** The location that Iceberg keeps for a path. */
    static String location(Path path) {
        return SCHEME + path;
    }

    /** The path of a location that {@link #location} made. */
    Path path(String location) {
        Path path = plain(here(location));
        if (!path.startsWith(root)) {
            throw new LakeException("file " + location + " lies outside the warehouse " + root);
        }
        return path;
    }

    private static Path plain(String location) {
        return Path.of(location.startsWith(SCHEME) ? location.substring(7) : location).normalize();
    }

    private String here(String location) {
        for (String place : tables) {
            if (location.startsWith(place)) {
                return root + FileStore.TABLES + location.substring(place.length());
            }
        }
        return location;
    }

    @Override
    public InputFile newInputFile(String location) {
        return new LocalInput(location, path(location));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new LocalOutput(location, path(location));
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.deleteIfExists(path(location));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + location, e);
        }
    }

    private record LocalInput(String location, Path path) implements InputFile {

        @Override
        public long getLength() {
            try {
                return Files.size(path);
            } catch (IOException e) {
                throw new NotFoundException(e, "cannot read %s", location);
            }
        }

        @Override
        public SeekableInputStream newStream() {
            try {
                return new ChannelInput(FileChannel.open(path, StandardOpenOption.READ));
            } catch (NoSuchFileException e) {
                throw new NotFoundException(e, "there is no file %s", location);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + location, e);
            }
        }

        @Override
        public boolean exists() {
            return Files.exists(path);
        }
    }

    private record LocalOutput(String location, Path path) implements OutputFile {

        @Override
        public PositionOutputStream create() {
            return open(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return open(
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        }

        private PositionOutputStream open(OpenOption... options) {
            try {
                Path folder = path.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                return new ChannelOutput(FileChannel.open(path, options));
            } catch (FileAlreadyExistsException e) {
                throw new AlreadyExistsException(e, "there is a file %s already", location);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + location, e);
            }
        }

        @Override
        public InputFile toInputFile() {
            return new LocalInput(location, path);
        }
    }

    private static final class ChannelInput extends SeekableInputStream {
        private final FileChannel channel;
        private final InputStream bytes;

        ChannelInput(FileChannel channel) {
            this.channel = channel;
            this.bytes = Channels.newInputStream(channel);
        }

        @Override
        public long getPos() throws IOException {
            return channel.position();
        }

        @Override
        public void seek(long position) throws IOException {
            channel.position(position);
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return bytes.read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class ChannelOutput extends PositionOutputStream {
        private final FileChannel channel;
        private final OutputStream bytes;
        private long position;

        ChannelOutput(FileChannel channel) {
            this.channel = channel;
            this.bytes = Channels.newOutputStream(channel);
        }

        /** Asked for after closing too. */
        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            bytes.write(value);
            position++;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            bytes.write(source, offset, length);
            position += length;
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                channel.force(true);
                channel.close();
            }
        }
    }
}
