package org.jingwei.demo.city.record;

import java.io.IOException;

/** Takes a dataset's rows; the values stand in the order of its elements, empty for none. */
@FunctionalInterface
interface RowSink {

    void row(String... values) throws IOException;
}
