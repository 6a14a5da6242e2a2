package org.jingwei.lake.source.pull;

import java.util.Optional;

/** One row of a source as a line of CSV, with its watermark where it is read by one. */
record SourceRow(String line, Optional<Position> position) {}
