package org.jingwei.engine.lake;

import java.util.regex.Pattern;

/** Names that may become tables, columns and folders, and how they are written in SQL. */
final class Identifiers {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    private Identifiers() {}

    static String check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what
                            + " \""
                            + name
                            + "\" is not a name: a lower-case letter, then at most 62 lower-case"
                            + " letters, digits or underscores");
        }
        return name;
    }

    static String checkBatch(String batchId) {
        if (!BATCH.matcher(batchId).matches()) {
            throw new IllegalArgumentException(
                    "batch \""
                            + batchId
                            + "\" is not an id: a letter or digit, then at most 63 letters, digits"
                            + " or hyphens");
        }
        return batchId;
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
