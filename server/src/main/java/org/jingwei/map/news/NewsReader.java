package org.jingwei.map.news;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jingwei.scope.Scope;

/**
 * One open map. What it is told waits in a short queue and is written when its connection can take
 * it, by whichever thread comes along: none waits for it. Who reads too slowly for the queue is
 * told to load anew what it has, in place of all that waited.
 */
final class NewsReader implements WriteListener, AsyncListener {
    private static final int MOST_WAITING = 64;

    private final Scope scope;
    private final long openedAtNanos = System.nanoTime();
    private final AsyncContext context;
    private final ServletOutputStream output;
    private final Consumer<NewsReader> whenGone;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean ready;
    private boolean unflushed;
    private boolean gone;

    NewsReader(Scope scope, AsyncContext context, Consumer<NewsReader> whenGone)
            throws IOException {
        this.scope = scope;
        this.context = context;
        this.output = context.getResponse().getOutputStream();
        this.whenGone = whenGone;
    }

    /** Begins to write what waits. */
    void open() {
        context.addListener(this);
        output.setWriteListener(this);
    }

    Scope scope() {
        return scope;
    }

    long openNanos() {
        return System.nanoTime() - openedAtNanos;
    }

    /** Tells this; where too much waits already, that all must be loaded anew instead. */
    synchronized void tell(String text, String reset) {
        if (gone) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            waiting.clear();
            waiting.add(reset.getBytes(StandardCharsets.UTF_8));
        } else {
            waiting.add(text.getBytes(StandardCharsets.UTF_8));
        }
        write();
    }

    @Override
    public synchronized void onWritePossible() {
        ready = true;
        write();
    }

    private void write() {
        try {
            while (ready && !gone && (ready = output.isReady())) {
                byte[] next = waiting.poll();
                if (next != null) {
                    output.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    output.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            leave();
        }
    }

    /** Ends the connection; the browser comes back by itself. */
    synchronized void close() {
        if (!gone) {
            leave();
        }
    }

    private void leave() {
        gone = true;
        waiting.clear();
        whenGone.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The container has ended it already.
        }
    }

    private synchronized void left() {
        gone = true;
        whenGone.accept(this);
    }

    @Override
    public synchronized void onError(Throwable thrown) {
        if (!gone) {
            leave();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        left();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing starts it again.
    }
}
