package org.jingwei.engine.lake;

/** A row does not fit the table it is meant for. */
public class InvalidRowException extends LakeException {

    public InvalidRowException(String message) {
        super(message);
    }
}
