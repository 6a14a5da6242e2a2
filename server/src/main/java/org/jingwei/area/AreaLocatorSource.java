package org.jingwei.area;

import org.jingwei.engine.geo.AreaLocator;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives the locator over the finest boundaries there are: those with no boundary below them. */
@Component
public class AreaLocatorSource {
    private final Current<AreaLocator> locator;

    AreaLocatorSource(Areas areas, AreaVersion version) {
        this.locator = new Current<>(() -> built(areas), version::current);
    }

    private static AreaLocator built(Areas areas) {
        AreaLocator.Builder builder = AreaLocator.builder();
        areas.finestBoundaries(
                Scope.platform("area-locator"),
                boundary -> builder.add(boundary.area().value(), boundary.geometry()));
        return builder.build();
    }

    /** The locator as of now; keep it for one batch, not longer. */
    public AreaLocator locator() {
        return locator.get();
    }

    @TransactionalEventListener
    void on(AreasImported event) {
        locator.outdate();
    }
}
