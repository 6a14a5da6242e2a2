package org.jingwei.lake.source.folder;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that was taken: its name got an id in front, under which its batch is found, so that a
 * file whose batch was booked just before a crash is not sent again.
 */
record TakenFile(Path path, String id, String name) {
    private static final int ID_LENGTH = 36;

    static Path place(Path folder, Path file) {
        return folder.resolve(FolderTree.TAKEN)
                .resolve(UUID.randomUUID() + "-" + FolderTree.name(file));
    }

    static Optional<TakenFile> of(Path path) {
        String name = FolderTree.name(path);
        return name.length() > ID_LENGTH + 1 && name.charAt(ID_LENGTH) == '-'
                ? Optional.of(
                        new TakenFile(
                                path, name.substring(0, ID_LENGTH), name.substring(ID_LENGTH + 1)))
                : Optional.empty();
    }

    String idempotencyKey() {
        return "folder:" + id;
    }
}
