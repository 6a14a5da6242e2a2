package org.jingwei.map.news;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jingwei.area.AreasImported;
import org.jingwei.http.Problem;
import org.jingwei.lake.BatchCommitted;
import org.jingwei.map.Layers;
import org.jingwei.map.catalogue.LayerEdited;
import org.jingwei.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open maps which layers changed, each only of layers that its scope has. The states of all
 * layers are compared once a second while somebody listens, and at once after a change of this
 * server: so changes of other servers are told as well. The last changes are kept, so that who was
 * cut off for a moment misses none.
 */
@Component
class LayerNews {
    private static final Logger LOG = LoggerFactory.getLogger(LayerNews.class);
    private static final int MOST_READERS = 1_800;
    private static final int KEPT = 1_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long LONGEST_OPEN_NANOS = Duration.ofMinutes(30).toNanos();

    private final Layers layers;
    private final String epoch = epoch();
    private final Set<NewsReader> readers = ConcurrentHashMap.newKeySet();
    private final Deque<Change> kept = new ArrayDeque<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("map-news").factory());
    private final List<ScheduledFuture<?>> ticking;
    private Map<String, Layers.State> known = Map.of();
    private long last;

    /** A layer that went from one state to another; without one it was not there or is gone. */
    private record Change(
            long number,
            String layer,
            Optional<Layers.State> before,
            Optional<Layers.State> after) {}

    LayerNews(Layers layers) {
        this.layers = layers;
        this.ticking =
                List.of(
                        clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS),
                        clock.scheduleWithFixedDelay(
                                this::beat,
                                HEARTBEAT.toSeconds(),
                                HEARTBEAT.toSeconds(),
                                TimeUnit.SECONDS));
    }

    private static String epoch() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Refuses one more open map where there are as many as the server holds. */
    void requireRoom() {
        if (readers.size() >= MOST_READERS) {
            throw Problem.tooMany("Too many maps are open; ask again in a while.", 30);
        }
    }

    /**
     * Adds an open map.
     *
     * @param lastSeen the id of the last event that it has seen
     */
    void open(Scope scope, AsyncContext context, Optional<String> lastSeen) throws IOException {
        NewsReader reader = new NewsReader(scope, context, readers::remove);
        synchronized (this) {
            if (readers.isEmpty()) {
                known = layers.states();
            }
            reader.tell("retry: 3000\n\n", reset());
            catchUp(reader, lastSeen);
            reader.tell("id: " + id(last) + "\nevent: hello\ndata: {}\n\n", reset());
            readers.add(reader);
        }
        reader.open();
    }

    private String id(long number) {
        return epoch + "-" + number;
    }

    private String reset() {
        return "id: " + id(last) + "\nevent: reset\ndata: {}\n\n";
    }

    private void catchUp(NewsReader reader, Optional<String> lastSeen) {
        if (lastSeen.isEmpty()) {
            return;
        }
        long seen = number(lastSeen.get());
        long first = kept.isEmpty() ? last + 1 : kept.getFirst().number();
        if (seen < first - 1 || seen > last) {
            reader.tell(reset(), reset());
            return;
        }
        for (Change change : kept) {
            if (change.number() > seen) {
                tell(reader, change);
            }
        }
    }

    /** The number of an id of this process; -1 of any other. */
    private long number(String id) {
        String prefix = epoch + "-";
        return id.startsWith(prefix) && id.substring(prefix.length()).matches("[0-9]{1,18}")
                ? Long.parseLong(id.substring(prefix.length()))
                : -1;
    }

    private void look() {
        if (readers.isEmpty()) {
            return;
        }
        try {
            Map<String, Layers.State> now = layers.states();
            synchronized (this) {
                List<Change> changes = changes(now);
                known = now;
                changes.forEach(change -> {
                    kept.addLast(change);
                    if (kept.size() > KEPT) {
                        kept.removeFirst();
                    }
                });
                for (NewsReader reader : readers) {
                    changes.forEach(change -> tell(reader, change));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Open maps were not told of changes; it is tried again", e);
        }
    }

    private List<Change> changes(Map<String, Layers.State> now) {
        List<Change> changes = new ArrayList<>();
        now.forEach((layer, state) -> {
            Layers.State before = known.get(layer);
            if (before == null || before.version() != state.version()) {
                last++;
                changes.add(
                        new Change(last, layer, Optional.ofNullable(before), Optional.of(state)));
            }
        });
        known.forEach((layer, state) -> {
            if (!now.containsKey(layer)) {
                last++;
                changes.add(new Change(last, layer, Optional.of(state), Optional.empty()));
            }
        });
        return changes;
    }

    private void tell(NewsReader reader, Change change) {
        boolean had = has(reader, change.layer(), change.before());
        boolean has = has(reader, change.layer(), change.after());
        if (!had && !has) {
            return;
        }
        long version = has ? change.after().map(Layers.State::version).orElse(0L) : 0;
        reader.tell(
                "id: "
                        + id(change.number())
                        + "\nevent: layer\ndata: {\"layer\":\""
                        + change.layer()
                        + "\",\"version\":"
                        + version
                        + ",\"removed\":"
                        + !has
                        + "}\n\n",
                reset());
    }

    private boolean has(NewsReader reader, String layer, Optional<Layers.State> state) {
        return state.filter(some -> layers.has(reader.scope(), layer, some)).isPresent();
    }

    private void beat() {
        for (NewsReader reader : readers) {
            if (reader.openNanos() > LONGEST_OPEN_NANOS) {
                reader.close();
            } else {
                reader.tell(": \n\n", reset());
            }
        }
    }

    private void lookNow() {
        try {
            clock.execute(this::look);
        } catch (RejectedExecutionException e) {
            // The server stops, and open maps come back to the next one.
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BatchCommitted event) {
        lookNow();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AreasImported event) {
        lookNow();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LayerEdited event) {
        lookNow();
    }

    @EventListener
    void on(ContextClosedEvent event) {
        ticking.forEach(tick -> tick.cancel(true));
        clock.shutdownNow();
        readers.forEach(NewsReader::close);
    }
}
