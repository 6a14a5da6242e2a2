package org.jingwei.engine.tiles;

import java.io.IOException;

/** Says why a file of an index cannot be used and has to be built anew. */
public final class UnusableFileException extends IOException {

    private static final long serialVersionUID = 1;

    UnusableFileException(String message) {
        super(message);
    }
}
