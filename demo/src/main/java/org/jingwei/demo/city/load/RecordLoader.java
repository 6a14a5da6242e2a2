package org.jingwei.demo.city.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jingwei.demo.city.load.BatchLoader.Outcome;
import tools.jackson.databind.JsonNode;

/** Sends the departments' files, a few at a time, and adds up what became of their rows. */
final class RecordLoader {

    private static final int IN_FLIGHT = 2;

    private final BatchLoader batches;
    private final Path folder;
    private final PrintStream out;

    RecordLoader(PlatformClient platform, Path folder, PrintStream out, Pause pause) {
        this.batches = new BatchLoader(platform, pause);
        this.folder = folder;
        this.out = out;
    }

    void load(JsonNode manifest) throws InterruptedException {
        long accepted = 0;
        long refused = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(IN_FLIGHT)) {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (JsonNode file : manifest.path("recordFiles")) {
                outcomes.add(workers.submit(() -> loadFile(file)));
            }
            try {
                for (Future<Outcome> outcome : outcomes) {
                    accepted += outcome.get().accepted();
                    refused += outcome.get().refused();
                }
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw e.getCause() instanceof LoadException known
                        ? known
                        : new LoadException("a file could not be loaded: " + e.getCause(), e);
            }
        }
        out.printf("demo: %-14s %,d accepted, %,d refused%n", "records", accepted, refused);
    }

    private Outcome loadFile(JsonNode file) throws InterruptedException {
        String dataset = file.path("dataset").asString();
        Outcome outcome =
                batches.load(
                        dataset,
                        folder.resolve(file.path("fileName").asString()),
                        file.path("charset").asString(),
                        file.path("gzip").asBoolean());
        out.printf(
                "demo: %-14s %,d accepted, %,d refused, %,d unplaced%s%n",
                dataset,
                outcome.accepted(),
                outcome.refused(),
                outcome.unplaced(),
                outcome.state().equals("DUPLICATE") ? " (there already)" : "");
        return outcome;
    }
}
