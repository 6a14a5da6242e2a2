package org.jingwei.engine.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Rows of any number in the order of area and coming, in bounded memory: a merge sort whose runs
 * are sorted by counting ({@link RowRun}) and written to disk while the next one fills. The last
 * run stays in memory, so that a batch of up to one run, as most are, never touches the disk. An
 * area's rows lie together in each run, so that the merge compares areas and not rows.
 */
final class RowRuns implements AutoCloseable {

    private final Path folder;
    private final String name;
    private final List<Path> files = new ArrayList<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("lake-sorting").factory());
    private RowRun filling;
    private RowRun resting;
    private Future<?> writing = CompletableFuture.completedFuture(null);

    /** One run, row by row. */
    interface Source extends AutoCloseable {
        /** Goes to the next row; false behind the last one. */
        boolean next() throws IOException;

        /** The buffer in which the row is. */
        byte[] bytes();

        /** Where it begins. */
        int start();

        /** The area of the row. */
        default long area() {
            return RowBytes.area(bytes(), start());
        }

        @Override
        void close() throws IOException;
    }

    /** Takes rows in their order. */
    @FunctionalInterface
    interface Consumer {
        /** Takes the row that begins at a place. */
        void take(byte[] rows, int start) throws SQLException;
    }

    /**
     * @param folder where runs are written
     * @param name begins the names of their files
     * @param runBytes how many bytes a run has in memory
     */
    RowRuns(Path folder, String name, int runBytes) {
        this.folder = folder;
        this.name = name;
        this.filling = new RowRun(runBytes);
        this.resting = new RowRun(runBytes);
    }

    /** Adds a row. */
    void add(RowBytes row) throws IOException {
        filling.add(row);
        if (filling.isFull()) {
            spill();
        }
    }

    private void spill() throws IOException {
        await();
        RowRun full = filling;
        filling = resting;
        resting = full;
        Path file = folder.resolve(name + "-" + files.size() + ".run");
        files.add(file);
        writing =
                thread.submit(() -> {
                    RowRunFile.write(full, file);
                    full.clear();
                    return null;
                });
    }

    private void await() throws IOException {
        try {
            writing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while rows were sorted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Hands over all rows in their order. */
    void drain(Consumer consumer) throws IOException, SQLException {
        await();
        List<Source> sources = new ArrayList<>();
        try {
            for (Path file : files) {
                sources.add(new RowRunFile(file));
            }
            sources.add(new InMemory(filling));
            merge(sources, consumer);
        } finally {
            for (Source source : sources) {
                source.close();
            }
        }
    }

    /** A run and its place: of rows of one area, those of an earlier run come first. */
    private record Turn(Source source, int place) {
        long area() {
            return source.area();
        }
    }

    private static void merge(List<Source> sources, Consumer consumer)
            throws IOException, SQLException {
        PriorityQueue<Turn> turns =
                new PriorityQueue<>(
                        Comparator.comparingLong(Turn::area).thenComparingInt(Turn::place));
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).next()) {
                turns.add(new Turn(sources.get(i), i));
            }
        }
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            if (takeArea(turn.source(), consumer)) {
                turns.add(turn);
            }
        }
    }

    /** Hands over the rows of the area that a source is at; whether there are more behind them. */
    private static boolean takeArea(Source source, Consumer consumer)
            throws IOException, SQLException {
        long area = source.area();
        do {
            consumer.take(source.bytes(), source.start());
            if (!source.next()) {
                return false;
            }
        } while (source.area() == area);
        return true;
    }

    /** A run that was not written. */
    private static final class InMemory implements Source {
        private final RowRun run;
        private final int[] order;
        private int place = -1;

        InMemory(RowRun run) {
            this.run = run;
            this.order = run.order();
        }

        @Override
        public boolean next() {
            return ++place < order.length;
        }

        @Override
        public byte[] bytes() {
            return run.bytes();
        }

        @Override
        public int start() {
            return run.start(order[place]);
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        thread.close();
        files.forEach(RowRuns::delete);
    }

    /** What cannot be removed now goes with the folder when the lake is opened the next time. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(RowRuns.class.getName())
                    .log(System.Logger.Level.WARNING, file + " is left over", e);
        }
    }
}
