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

    private static final int PARTS = 2;

    private final Path folder;
    private final String name;
    private final List<List<Path>> files = List.of(new ArrayList<>(), new ArrayList<>());
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("lake-sorting").factory());
    private RowRun filling;
    private RowRun resting;
    private Future<?> writing = CompletableFuture.completedFuture(null);
    private int spilled;
    private int[] lastOrder = {};

    /** The least area of the upper part, once there are parts. */
    private long middle;

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
        int number = spilled++;
        writing =
                thread.submit(() -> {
                    write(full, number);
                    return null;
                });
    }

    private void write(RowRun run, int number) throws IOException {
        int[] order = run.order();
        if (number == 0) {
            middle = run.area(order[order.length / 2]);
        }
        int below = run.countBelow(order, middle);
        for (int part = 0; part < PARTS; part++) {
            Path file = folder.resolve("%s-%d-%d.run".formatted(name, number, part));
            files.get(part).add(file);
            RowRunFile.write(
                    run, order, part == 0 ? 0 : below, part == 0 ? below : order.length, file);
        }
        run.clear();
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

    /**
     * Ends the adding.
     *
     * @return how many parts there are to be drained
     */
    int finish() throws IOException {
        await();
        lastOrder = filling.order();
        return spilled == 0 ? 1 : PARTS;
    }

    /** Hands over the rows of a part in their order; another thread may drain the other one. */
    void drain(int part, Consumer consumer) throws IOException, SQLException {
        int below = spilled == 0 ? lastOrder.length : filling.countBelow(lastOrder, middle);
        List<Source> sources = new ArrayList<>();
        try {
            for (Path file : files.get(part)) {
                sources.add(new RowRunFile(file));
            }
            sources.add(
                    part == 0
                            ? new InMemory(filling, lastOrder, 0, below)
                            : new InMemory(filling, lastOrder, below, lastOrder.length));
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

    /** A part of the run that was not written. */
    private static final class InMemory implements Source {
        private final RowRun run;
        private final int[] order;
        private final int end;
        private int place;

        InMemory(RowRun run, int[] order, int from, int end) {
            this.run = run;
            this.order = order;
            this.place = from - 1;
            this.end = end;
        }

        @Override
        public boolean next() {
            return ++place < end;
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
        files.forEach(part -> part.forEach(RowRuns::delete));
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
