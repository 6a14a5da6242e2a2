package org.jingwei.demo.city.load;

import java.time.Duration;

/** How waiting is done; a test need not wait. */
@FunctionalInterface
interface Pause {

    void of(Duration time) throws InterruptedException;
}
