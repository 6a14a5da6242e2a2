package org.jingwei.lake;

/** The way on which a file came. */
public enum Channel {
    /** Somebody sent it. */
    UPLOAD,
    /** It was found in a watched folder. */
    FOLDER,
    /** A department's system sent rows. */
    PUSH,
    /** It was read from a department's database. */
    PULL
}
