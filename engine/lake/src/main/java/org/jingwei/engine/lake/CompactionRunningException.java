package org.jingwei.engine.lake;

/** Somebody writes the table's files anew already, here or in another process. */
public class CompactionRunningException extends LakeException {

    public CompactionRunningException(String table) {
        super("files of table \"" + table + "\" are being written anew already");
    }
}
