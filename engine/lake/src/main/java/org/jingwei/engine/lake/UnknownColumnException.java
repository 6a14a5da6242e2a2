package org.jingwei.engine.lake;

/** A read names a column that its table does not have. */
public class UnknownColumnException extends LakeException {

    public UnknownColumnException(String message) {
        super(message);
    }
}
