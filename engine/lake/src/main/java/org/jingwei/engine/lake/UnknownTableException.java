package org.jingwei.engine.lake;

/** The lake has no table of that name. */
public class UnknownTableException extends LakeException {

    public UnknownTableException(String message) {
        super(message);
    }
}
