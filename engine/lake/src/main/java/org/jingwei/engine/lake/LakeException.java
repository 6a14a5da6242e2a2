package org.jingwei.engine.lake;

/** The lake could not do what was asked of it. */
public class LakeException extends RuntimeException {

    public LakeException(String message) {
        super(message);
    }

    public LakeException(String message, Throwable cause) {
        super(message, cause);
    }
}
