package org.jingwei.demo.city.record;

import java.io.IOException;
import java.util.SplittableRandom;

/** One department's dataset: its definition and its rows. */
interface RecordSource {

    DatasetDefinition definition();

    /** Writes the dataset's rows, the same ones for the same random. */
    void write(SplittableRandom random, RowSink rows) throws IOException;
}
