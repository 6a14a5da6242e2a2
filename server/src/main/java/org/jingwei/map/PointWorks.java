package org.jingwei.map;

import java.util.concurrent.Semaphore;
import org.jingwei.catalog.Datasets;
import org.jingwei.lake.PointSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What the points of every drawing are made with.
 *
 * @param building lets one be read as a whole at a time
 */
@Component
record PointWorks(Datasets datasets, PointSource source, PointFolder folder, Semaphore building) {

    @Autowired
    PointWorks(Datasets datasets, PointSource source, PointFolder folder) {
        this(datasets, source, folder, new Semaphore(1));
    }
}
