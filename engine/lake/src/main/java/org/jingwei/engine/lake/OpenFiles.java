package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.Optional;

/** Files of a store that lie on the local disk for as long as this is open. For one thread. */
interface OpenFiles extends AutoCloseable {

    /** A file that is in the store. */
    Path path(String location);

    /** Whether opening the file costs nothing. */
    boolean isHere(String location);

    /** A file that may not be there, or be replaced by another: the one of now. */
    Optional<Path> latest(String location);

    @Override
    void close();
}
