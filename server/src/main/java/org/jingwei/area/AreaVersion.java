package org.jingwei.area;

import org.jingwei.scope.LookedUp;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** How often the stored tree has changed, whichever server changed it. */
@Component
public class AreaVersion {
    private static final Scope PLATFORM = Scope.platform("area-version");

    private final LookedUp<Long> version;

    AreaVersion(ScopedDatabase database) {
        version =
                new LookedUp<>(() ->
                        database.call(
                                PLATFORM,
                                jdbc ->
                                        jdbc.sql("SELECT version FROM area_version")
                                                .query(Long.class)
                                                .single()));
    }

    /** What is known is out of date: this server changed the tree. */
    public void outdate() {
        version.outdate();
    }

    /** The version of the stored tree. */
    public long current() {
        return version.get();
    }
}
