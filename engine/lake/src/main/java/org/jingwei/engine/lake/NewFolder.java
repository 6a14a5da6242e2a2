package org.jingwei.engine.lake;

import java.nio.file.Path;

/** A folder of a table that one writer fills, whose lock it holds. Closing ends the writing. */
record NewFolder(FileStore store, String location) implements AutoCloseable {

    String name() {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** A folder in it, on the local disk. */
    Path draft(String part) {
        Path folder = store.draft(location + "/" + part);
        FileTree.create(folder);
        return folder;
    }

    /** The written file as one of the store. */
    ParquetFile publish(ParquetFile written) {
        Path below = store.draft(location).relativize(Path.of(written.location()));
        String published = location + "/" + below;
        store.publish(Path.of(written.location()), published);
        return written.at(published);
    }

    /** Takes away all that was written. */
    void delete() {
        store.deleteFolder(location);
    }

    @Override
    public void close() {
        store.dropDrafts(location);
    }
}
