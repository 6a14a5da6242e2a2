package org.jingwei.engine.lake;

/** A read took longer than it may and was cancelled. */
public class LakeTimeoutException extends LakeException {

    public LakeTimeoutException(String message) {
        super(message);
    }

    public LakeTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
