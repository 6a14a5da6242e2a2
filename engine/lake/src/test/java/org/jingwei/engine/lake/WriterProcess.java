package org.jingwei.engine.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process of its own that writes batches, and may die at a stage of the first one. */
final class WriterProcess {

    /** Where a process dies. */
    enum Stage {
        STAGING,
        SETTLING_KEYS,
        KEYS_SETTLED,
        TOTALS_TOLD,
        FILES_WRITTEN,
        BEFORE_THE_SWAP,
        AFTER_THE_SWAP,
        COMMITTED,
        DISK_FULL,
        NEVER
    }

    static final int ROWS = 3000;
    static final long AREA = 350302001001000000L;
    private static final int DIED = 99;

    private WriterProcess() {}

    /**
     * Arguments: address and schema of the catalog, warehouse, temp folder, mode, stage, batches.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Stage stage = Stage.valueOf(arguments[5]);
        CatalogProxy proxy = new CatalogProxy(arguments[0]);
        LakeSettings settings =
                LakeFixture.settings(
                        warehouse(arguments[2], arguments[3]),
                        Path.of(arguments[3]),
                        proxy.url(),
                        arguments[1]);
        WriteMode mode = WriteMode.valueOf(arguments[4]);
        try (Lake lake = Lake.open(settings)) {
            System.out.println("ready");
            if (stage == Stage.BEFORE_THE_SWAP || stage == Stage.AFTER_THE_SWAP) {
                proxy.breakAt(CatalogProxy.Moment.valueOf(stage.name()), WriterProcess::die);
            }
            if (stage == Stage.DISK_FULL) {
                failOnAFullDisk(lake, mode);
                return;
            }
            for (String sequence : arguments[6].split(",", -1)) {
                write(lake, mode, Integer.parseInt(sequence), stage);
                System.out.println("committed " + sequence);
            }
        }
    }

    private static Warehouse warehouse(String location, String temp) {
        return location.startsWith("s3:")
                ? ObjectServer.warehouseAt(location, Path.of(temp, "cache"))
                : new Warehouse.Folder(Path.of(location));
    }

    private static String location(Warehouse warehouse) {
        return switch (warehouse) {
            case Warehouse.Folder folder -> folder.path().toString();
            case Warehouse.Objects objects -> ObjectServer.text(objects);
        };
    }

    /** No file of this process may grow beyond a few pages, as on a disk without room. */
    private static void failOnAFullDisk(Lake lake, WriteMode mode)
            throws IOException, InterruptedException {
        String own = String.valueOf(ProcessHandle.current().pid());
        for (String most : List.of("2000", "4096")) {
            new ProcessBuilder("prlimit", "--pid", own, "--fsize=" + most + ":")
                    .inheritIO()
                    .start()
                    .waitFor();
            try {
                write(lake, mode, 1, Stage.NEVER);
            } catch (LakeException e) {
                System.out.println("failed: " + e.getMessage());
            }
        }
    }

    /** Starts the process; its output is what it has done. */
    static Process start(LakeSettings settings, WriteMode mode, Stage stage, List<Integer> batches)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName()));
        command.addAll(
                Arrays.asList(
                        settings.catalog().url(),
                        settings.catalog().schema(),
                        location(settings.warehouse()),
                        settings.tempFolder().resolve("child").toString(),
                        mode.name(),
                        stage.name(),
                        String.join(",", batches.stream().map(String::valueOf).toList())));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** The order of the batch of that number. */
    static WriteOrder order(WriteMode mode, int sequence) {
        return new WriteOrder(
                LakeFixture.TABLE,
                "b" + sequence,
                sequence,
                mode,
                List.of("uscc"),
                mode == WriteMode.UPSERT ? Optional.of("staff") : Optional.empty());
    }

    /** Writes the batch of that number, which is always the same, and dies at the stage. */
    static BatchReceipt write(Lake lake, WriteMode mode, int sequence, Stage stage) {
        try (BatchWriter batch = lake.write(order(mode, sequence))) {
            for (int line = 2; line < ROWS + 2; line++) {
                batch.append(AREA + line % 7 * 1000L, line, values(sequence, line));
                dieAt(Stage.STAGING, stage, line > ROWS / 2);
            }
            batch.settleKeys(outcome -> dieAt(Stage.SETTLING_KEYS, stage, true));
            dieAt(Stage.KEYS_SETTLED, stage, true);
            batch.totals(Optional.of("founded"), List.of("staff"), total -> {});
            dieAt(Stage.TOTALS_TOLD, stage, true);
            if (stage == Stage.FILES_WRITTEN) {
                batch.writeFiles();
                die();
            }
            BatchReceipt receipt = batch.commit();
            dieAt(Stage.COMMITTED, stage, true);
            return receipt;
        }
    }

    /** A row of the batch: two thirds of its keys are those of the batches next to it. */
    static @Nullable Object[] values(int sequence, int line) {
        return LakeFixture.enterprise(
                "U" + (sequence * (ROWS / 3) + line % (ROWS - 1)),
                "批" + sequence,
                (sequence * 7919L + line * 31L) % 5,
                null,
                null);
    }

    private static void dieAt(Stage here, Stage stage, boolean now) {
        if (here == stage && now) {
            die();
        }
    }

    private static void die() {
        Runtime.getRuntime().halt(DIED);
    }
}
