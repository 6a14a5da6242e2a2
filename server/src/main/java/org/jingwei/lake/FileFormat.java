package org.jingwei.lake;

/** The forms in which a file may bring rows. */
public enum FileFormat {
    /** Separated values, RFC 4180. */
    CSV,
    /** A sheet of Excel. */
    XLSX,
    /** A feature collection, RFC 7946; a point becomes two columns. */
    GEOJSON,
    /** One JSON object a line. */
    NDJSON;

    /** Whether it is written in one of several encodings. */
    public boolean isText() {
        return this != XLSX;
    }
}
