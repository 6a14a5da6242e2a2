package org.jingwei.engine.lake;

/** There is a table of that name already, and its columns are others. */
public class TableExistsException extends LakeException {

    public TableExistsException(String message) {
        super(message);
    }
}
