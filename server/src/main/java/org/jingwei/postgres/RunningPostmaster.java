package org.jingwei.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server process that is running, whoever started it. */
record RunningPostmaster(ProcessHandle handle) {
    private static final int STOP_TIMEOUT_SECONDS = 30;
    private static final int STATUS_LINE = 7;

    /**
     * The server of this cluster, found by its {@code postmaster.pid}; empty when it is not
     * running.
     */
    static Optional<RunningPostmaster> of(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(handle -> serves(handle, cluster))
                .map(RunningPostmaster::new);
    }

    /** Whether this process is a PostgreSQL of this cluster: a recycled process id is not. */
    private static boolean serves(ProcessHandle handle, Path cluster) {
        Path commandLine = Path.of("/proc", "" + handle.pid(), "cmdline");
        try {
            return Files.readString(commandLine).contains(cluster.toString());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the server says in its pid file that it takes connections (line 8 is "ready"). */
    static boolean isReady(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return false;
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** Fast shutdown: SIGINT to the postmaster, then SIGKILL when it does not end in time. */
    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", "" + handle.pid()).start().waitFor();
            handle.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            handle.destroyForcibly();
        }
    }
}
