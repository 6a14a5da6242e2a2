package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a lake and its catalog's database and does something at the swap of a table's
 * metadata: before the database hears of it, or after it has answered and before the lake hears.
 */
final class CatalogProxy implements AutoCloseable {

    /** When to do it. */
    enum Moment {
        BEFORE_THE_SWAP,
        AFTER_THE_SWAP
    }

    private static final String SWAP = "UPDATE iceberg_tables";

    private record Trap(Moment moment, Runnable act) {}

    private final ServerSocket door;
    private final String url;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> hanging = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Trap>> trap = new AtomicReference<>(Optional.empty());

    CatalogProxy(String url) {
        URI target = URI.create(url.substring("jdbc:".length()));
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.url = url.replace(":" + target.getPort() + "/", ":" + door.getLocalPort() + "/");
        Thread.ofVirtual().start(() -> accept(target));
    }

    /** The database's address through this proxy. */
    String url() {
        return url;
    }

    /** Acts at the next swap and then breaks the connection. */
    void breakAt(Moment moment, Runnable act) {
        trap.set(Optional.of(new Trap(moment, act)));
    }

    /** The connections there are stay open, and nothing comes through them any more. */
    void hang() {
        hanging.addAll(open);
    }

    private void accept(URI target) {
        while (!door.isClosed()) {
            try {
                Socket lake = door.accept();
                Socket database = new Socket(target.getHost(), target.getPort());
                open.add(lake);
                if (door.isClosed()) {
                    lake.close();
                    database.close();
                    return;
                }
                AtomicReference<Optional<Trap>> sprung = new AtomicReference<>(Optional.empty());
                Thread.ofVirtual().start(() -> pass(lake, database, sprung, true));
                Thread.ofVirtual().start(() -> pass(database, lake, sprung, false));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(
            Socket from,
            Socket to,
            AtomicReference<Optional<Trap>> sprung,
            boolean towardsDatabase) {
        byte[] bytes = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(bytes);
            while (count >= 0) {
                if (towardsDatabase && isSwap(bytes, count)) {
                    sprung.set(trap.getAndSet(Optional.empty()));
                }
                Moment here = towardsDatabase ? Moment.BEFORE_THE_SWAP : Moment.AFTER_THE_SWAP;
                Optional<Trap> set = sprung.get().filter(its -> its.moment() == here);
                if (set.isPresent()) {
                    set.get().act().run();
                    return;
                }
                if (!hanging.contains(from) && !hanging.contains(to)) {
                    out.write(bytes, 0, count);
                    out.flush();
                }
                count = in.read(bytes);
            }
        } catch (IOException e) {
            // either end may go at any time
            return;
        }
    }

    private static boolean isSwap(byte[] bytes, int count) {
        return new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(SWAP);
    }

    /** Nobody gets through any more. */
    @Override
    public void close() {
        try {
            door.close();
            for (Socket lake : open) {
                lake.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
