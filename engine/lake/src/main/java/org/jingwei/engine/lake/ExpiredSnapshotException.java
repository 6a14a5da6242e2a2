package org.jingwei.engine.lake;

/** A read asks for a table as of a time of which nothing is kept any more. */
public class ExpiredSnapshotException extends LakeException {

    public ExpiredSnapshotException(String message) {
        super(message);
    }
}
