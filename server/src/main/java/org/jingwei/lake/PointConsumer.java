package org.jingwei.lake;

/** Takes points one after the other. */
@FunctionalInterface
public interface PointConsumer {
    /** Takes one point. */
    void accept(MapPoint point);
}
