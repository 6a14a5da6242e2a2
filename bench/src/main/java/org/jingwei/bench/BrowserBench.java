package org.jingwei.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody waits for who opens the map of the city: a browser that was just started with a
 * profile of its own and has nothing in its cache, drawing without a graphics card, on the same
 * cores as the server. From the moment the page is asked for until the map has drawn all it is
 * going to draw, the last picture painted to its last point: one that is still being painted has to
 * be waited for to be read.
 *
 * <p>Twice: as Debian starts Chromium, whose starter has the page around the map painted through
 * the drawing surface even without a graphics card, and as Chromium does it by itself, painting the
 * page straight by the processor. Each once more while the browser is still busy with its own
 * start: the hundreds of scripts of its own address bar are measured then too.
 */
final class BrowserBench {
    private static final int ROUNDS = 7;
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--use-gl=angle",
                    "--use-angle=swiftshader",
                    "--enable-unsafe-swiftshader",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update");

    private static final String PAGE_BY_PROCESSOR = "--disable-gpu-rasterization";

    private static final int LOOK_MILLISECONDS = 200;
    private static final int CALM_LOOKS = 3;
    private static final Duration CALM = Duration.ofMillis(30);
    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    private static final String READ_A_POINT =
            "() => { const drawn = document.querySelector('[data-testid=map] canvas').getContext('webgl2');"
                    + " drawn.readPixels(0, 0, 1, 1, drawn.RGBA, drawn.UNSIGNED_BYTE, new Uint8Array(4)) }";

    private final Client client;

    BrowserBench(Client client) {
        this.client = client;
    }

    void run() {
        try (Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            List<String> flags = new ArrayList<>(FLAGS);
            flags.add(PAGE_BY_PROCESSOR);
            for (boolean rested : List.of(true, false)) {
                measure(playwright, "as Debian starts it", FLAGS, rested);
                measure(playwright, "as Chromium does it without a card", flags, rested);
            }
        }
    }

    private void measure(Playwright playwright, String how, List<String> flags, boolean rested) {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            seconds.add(firstMap(playwright, flags, rested));
        }
        Collections.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%n* first map of the city in a cold browser, %s, %s, until it is idle: median %.2f s,"
                        + " %.2f to %.2f s in %d rounds, each with a new profile%n",
                how,
                rested ? "its own start over" : "amid its own start",
                seconds.get(ROUNDS / 2),
                seconds.getFirst(),
                seconds.getLast(),
                ROUNDS);
    }

    private double firstMap(Playwright playwright, List<String> flags, boolean rested) {
        try (Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium())
                                        .setArgs(flags))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
            page.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + client.token()));
            if (rested) {
                awaitRest(page);
            }
            long start = System.nanoTime();
            page.navigate(client.address().toString());
            page.locator("[data-testid=map][data-idle=true]")
                    .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
            page.evaluate(READ_A_POINT);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Until the browser's processes have hardly used the processor for a while. */
    private static void awaitRest(Page page) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        Duration before = used();
        for (int calm = 0; calm < CALM_LOOKS && System.nanoTime() < end; ) {
            page.waitForTimeout(LOOK_MILLISECONDS);
            Duration now = used();
            calm = now.minus(before).compareTo(CALM) < 0 ? calm + 1 : 0;
            before = now;
        }
    }

    private static Duration used() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium is installed"));
    }
}
