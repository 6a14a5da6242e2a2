package org.jingwei.demo.city.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** Creates what the platform does not have yet of a list of things, a few at a time. */
final class Creator implements AutoCloseable {

    private static final int IN_FLIGHT = 2;
    private static final int EXISTS = 409;

    private final PlatformClient platform;
    private final PrintStream out;
    private final ExecutorService workers = Executors.newFixedThreadPool(IN_FLIGHT);

    Creator(PlatformClient platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    void create(String what, String path, JsonNode items) throws InterruptedException {
        List<Future<Boolean>> results = new ArrayList<>();
        items.forEach(item -> results.add(workers.submit(() -> create(path, item))));
        int created = 0;
        for (Future<Boolean> result : results) {
            created += isNew(what, result) ? 1 : 0;
        }
        int existing = items.size() - created;
        out.printf(
                "demo: %-14s %d created%s%n",
                what, created, existing == 0 ? "" : ", " + existing + " there already");
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private boolean create(String path, JsonNode item) throws InterruptedException {
        Reply reply = platform.post(path, item);
        if (reply.status() == EXISTS) {
            return false;
        }
        String name = item.path("id").asString(item.path("username").asString(""));
        reply.require(path + " " + name);
        return true;
    }

    private static boolean isNew(String what, Future<Boolean> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LoadException known
                    ? known
                    : new LoadException(what + " could not be created: " + e.getCause(), e);
        }
    }
}
