package org.jingwei.lake.intake.format;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file on a thread of its own, a few blocks of rows ahead of whoever checks them, so that
 * finding the cells of a row and looking at their values take a core each. The rows come in their
 * order; what stops the reading is thrown behind the last row before it. Cost: a row's text is
 * copied once; memory for {@link #BLOCKS} blocks.
 */
public final class ReadAhead implements SourceRows {
    private static final int BLOCKS = 4;

    private final SourceRows rows;
    private final BlockingQueue<RowBlock> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread;
    private Filled current = new Filled(new RowBlock(), false, null);

    /** A block as it was read, whether it is the last, and what ended the reading. */
    private record Filled(RowBlock block, boolean last, @Nullable Throwable failure) {}

    private ReadAhead(SourceRows rows) {
        this.rows = rows;
        for (int i = 1; i < BLOCKS; i++) {
            free.add(new RowBlock());
        }
        this.thread = Thread.ofPlatform().name("intake-reading").daemon().start(this::readAll);
    }

    /** These rows, read ahead from now on. */
    public static SourceRows of(SourceRows rows) {
        return new ReadAhead(rows);
    }

    private void readAll() {
        RowText row = new RowText();
        try {
            boolean last = false;
            while (!last) {
                Filled read = fill(free.take(), row);
                filled.put(read);
                last = read.last();
            }
        } catch (InterruptedException e) {
            // Closed: nobody takes rows any more.
        }
    }

    /** Whatever goes wrong in the reading is for the thread that takes the rows. */
    private Filled fill(RowBlock block, RowText row) {
        block.clear();
        try {
            while (!block.isFull()) {
                if (!rows.next(row)) {
                    return new Filled(block, true, null);
                }
                block.add(row);
            }
            return new Filled(block, false, null);
        } catch (RuntimeException | Error e) {
            return new Filled(block, true, e);
        }
    }

    @Override
    public boolean next(RowText row) {
        while (!current.block().next(row)) {
            if (current.last()) {
                rethrow(current.failure());
                return false;
            }
            free.add(current.block());
            current = take();
        }
        return true;
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    private Filled take() {
        try {
            return filled.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a file was read");
        }
    }

    @Override
    public List<String> header() {
        return rows.header();
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public boolean isSparse() {
        return rows.isSparse();
    }

    @Override
    public Optional<CoordinateSystem> crs() {
        return rows.crs();
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rows.close();
    }
}
