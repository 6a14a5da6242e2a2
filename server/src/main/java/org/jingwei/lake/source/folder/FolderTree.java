package org.jingwei.lake.source.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places below the root: {@code system/dataset/} where files are laid down, and in it {@code
 * .taken/} where a file waits for its batch, {@code done/} and {@code failed/}, and {@code held/}
 * with a report of each file that waits for somebody to look at it. Links are never followed: a
 * link in a folder could lead to any file that the server can read.
 */
final class FolderTree {
    static final String TAKEN = ".taken";
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String HELD = "held";
    static final String MARKER = ".done";

    private final Path root;

    /**
     * The tree below a root.
     *
     * @throws IOException if the root is no folder
     */
    FolderTree(Path root) throws IOException {
        this.root = root.toRealPath();
        if (!Files.isDirectory(this.root)) {
            throw new IOException(root + " is no folder");
        }
    }

    /** The folder, made when it is not there; empty where a link stands in its way. */
    Optional<Path> open(WatchedFolder folder) throws IOException {
        Path place = root;
        for (String part : List.of(folder.system(), folder.dataset())) {
            place = place.resolve(part);
            if (!isRealFolder(place)) {
                return Optional.empty();
            }
        }
        for (String inside : List.of(TAKEN, HELD, DONE, FAILED)) {
            if (!isRealFolder(place.resolve(inside))) {
                return Optional.empty();
            }
        }
        return place.toRealPath().equals(place) ? Optional.of(place) : Optional.empty();
    }

    private static boolean isRealFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
        }
        return true;
    }

    /** The files of a folder that are files and no links; hidden ones and markers are left out. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !name(file).startsWith(".") && !name(file).endsWith(MARKER))
                    .sorted()
                    .toList();
        }
    }

    /** The marker that says that a file is whole. */
    static Path marker(Path file) {
        return file.resolveSibling(name(file) + MARKER);
    }

    static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Moves a file within its folder, whole or not at all. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
