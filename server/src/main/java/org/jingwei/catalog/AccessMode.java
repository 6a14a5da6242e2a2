package org.jingwei.catalog;

/** How a system's records reach the platform. */
public enum AccessMode {
    /** Somebody sends files. */
    UPLOAD,
    /** Files are laid into a watched folder. */
    FOLDER,
    /** The system sends records over HTTP. */
    PUSH,
    /** The platform reads the system's database. */
    PULL,
    /** The system is only linked to; no records come. */
    LINK
}
