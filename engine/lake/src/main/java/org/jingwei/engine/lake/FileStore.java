package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.io.FileIO;

/**
 * Where the lake's files lie for good, and how this process gets at them. A location is a text that
 * begins with that of the store; what is published under it does not change, except where a file of
 * the same meaning takes its place.
 */
interface FileStore extends AutoCloseable {

    /** Below the root, the folder that has one for each table. */
    String TABLES = "/tables/";

    /**
     * The store of these settings.
     *
     * @param roots where its tables were made, as the beginnings of their locations: its own root,
     *     and where it lay before
     */
    static FileStore open(LakeSettings settings, Set<String> roots) {
        return switch (settings.warehouse()) {
            case Warehouse.Folder folder -> new LocalStore(folder.path(), roots);
            case Warehouse.Objects objects -> ObjectStore.open(objects, settings.tempFolder());
        };
    }

    /** What Iceberg reads and writes its own files with. */
    FileIO io();

    /** The location of the whole store. */
    String root();

    /** The folders of the local disk in which drafts and opened files lie. */
    List<Path> folders();

    /** Files of the store as ones of the local disk, until it is closed. */
    OpenFiles open();

    /** Where on the local disk to write what is to be published under the location. */
    Path draft(String location);

    /** Puts what was written on the local disk into the store, as a whole. */
    void publish(Path draft, String location);

    /** Removes what was not published of the drafts below the location. */
    void dropDrafts(String location);

    /** The names of the files and folders of a folder, in their order. */
    List<String> list(String folder);

    /** Deletes a folder and all in it; nothing when there is none. */
    void deleteFolder(String folder);

    @Override
    void close();
}
