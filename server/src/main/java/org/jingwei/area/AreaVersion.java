package org.jingwei.area;

import java.util.concurrent.TimeUnit;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * How often the stored tree has changed, whichever server changed it. Looked up once a second at
 * most, and anew after a change of this server.
 */
@Component
public class AreaVersion {
    private static final Scope PLATFORM = Scope.platform("area-version");
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ScopedDatabase database;
    private volatile Seen seen = new Seen(-1, System.nanoTime() - 2 * LOOK_EVERY_NANOS);

    AreaVersion(ScopedDatabase database) {
        this.database = database;
    }

    private record Seen(long version, long atNanos) {}

    /** What is known is out of date: this server changed the tree. */
    public void outdate() {
        seen = new Seen(seen.version(), System.nanoTime() - 2 * LOOK_EVERY_NANOS);
    }

    /** The version of the stored tree. */
    public long current() {
        Seen last = seen;
        long now = System.nanoTime();
        if (now - last.atNanos() < LOOK_EVERY_NANOS) {
            return last.version();
        }
        seen = new Seen(last.version(), now);
        long version =
                database.call(
                        PLATFORM,
                        jdbc ->
                                jdbc.sql("SELECT version FROM area_version")
                                        .query(Long.class)
                                        .single());
        seen = new Seen(version, now);
        return version;
    }
}
