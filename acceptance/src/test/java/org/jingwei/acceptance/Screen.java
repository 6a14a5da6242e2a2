package org.jingwei.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One person's browser window: the only class that knows the browser driver. It speaks of what the
 * person does and sees, and remembers every request that tried to leave this machine.
 */
final class Screen implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--use-gl=angle",
                    "--use-angle=swiftshader",
                    "--enable-unsafe-swiftshader",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic");

    private static final int MOST_TOLD = 3_000;

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final class Chromium {
        private static final Playwright PLAYWRIGHT =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private static final Browser BROWSER =
                PLAYWRIGHT
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable())
                                        .setArgs(FLAGS));

        private static Path executable() {
            return Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("no Chromium; ./jingwei test installs it"));
        }
    }

    private final BrowserContext context;
    private final Page page;
    private final List<String> strangers = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private Screen(String address, int width, int height) {
        context =
                Chromium.BROWSER.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(address)
                                .setLocale("zh-CN")
                                .setTimezoneId("Asia/Shanghai")
                                .setViewportSize(width, height));
        page = context.newPage();
        page.onRequest(request -> {
            String host = URI.create(request.url().replaceAll("[{}|]", "_")).getHost();
            if (host != null && !host.equals("127.0.0.1")) {
                strangers.add(request.url());
            }
        });
        page.onPageError(errors::add);
    }

    static Screen desktop(String address) {
        return new Screen(address, 1440, 900);
    }

    static Screen laptop(String address) {
        return new Screen(address, 1280, 800);
    }

    static Screen phone(String address) {
        return new Screen(address, 390, 844);
    }

    /** The camera of this page films a picture from now on. */
    void films(String svg) {
        Object _ =
                page.evaluate(
                        """
                        svg => new Promise((done, failed) => {
                          const picture = new Image()
                          picture.onerror = failed
                          picture.onload = () => {
                            const canvas = document.createElement('canvas')
                            canvas.width = 640
                            canvas.height = 480
                            const pen = canvas.getContext('2d')
                            const draw = () => {
                              pen.fillStyle = '#dddddd'
                              pen.fillRect(0, 0, 640, 480)
                              pen.drawImage(picture, 170, 90, 300, 300)
                            }
                            draw()
                            setInterval(draw, 100)
                            navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10)
                            done()
                          }
                          picture.src = 'data:image/svg+xml;base64,' + btoa(svg)
                        })\
                        """,
                        svg);
    }

    Screen login(String username, String password) {
        open("/login");
        at("login-username").fill(username);
        at("login-password").fill(password);
        at("login-submit").click();
        return this;
    }

    Screen open(String path) {
        page.navigate(path);
        return this;
    }

    Locator at(String testId) {
        return page.getByTestId(testId);
    }

    /** Whether it is there and holds this text. */
    boolean shows(String testId, String text) {
        return at(testId).count() > 0 && at(testId).first().textContent().contains(text);
    }

    /** Whether it is there and an attribute of it says this. */
    boolean says(String testId, String attribute, String value) {
        return at(testId).count() > 0 && value.equals(at(testId).first().getAttribute(attribute));
    }

    /** Sends a file with these bytes through a field for files. */
    Screen send(String testId, String fileName, byte[] bytes) {
        at(testId).setInputFiles(new FilePayload(fileName, "text/csv", bytes));
        return this;
    }

    /** Sends a file of some media type through a field for files. */
    Screen send(String testId, String fileName, String mediaType, byte[] bytes) {
        at(testId).setInputFiles(new FilePayload(fileName, mediaType, bytes));
        return this;
    }

    /** Presses something, and hands over the file that is saved for it. */
    byte[] fileOf(String testId) {
        Download download =
                page.waitForDownload(
                        new Page.WaitForDownloadOptions().setTimeout(120_000),
                        () -> at(testId).click());
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses the map, so many pixels right of and below its middle. */
    Screen pressMap(double right, double below) {
        BoundingBox box = at("map").boundingBox();
        page.mouse().click(box.x + box.width / 2 + right, box.y + box.height / 2 + below);
        return this;
    }

    /** By how many pixels the page is wider than the window. */
    int overflow() {
        return ((Number)
                        page.evaluate(
                                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    Page page() {
        return page;
    }

    /** Waits until the map has drawn all it is going to draw. */
    Screen awaitMap() {
        page.locator("[data-testid=map][data-idle=true]")
                .waitFor(
                        new Locator.WaitForOptions()
                                .setState(WaitForSelectorState.VISIBLE)
                                .setTimeout(60_000));
        return this;
    }

    /** Waits until the areas of a slice are drawn in their colours. */
    Screen awaitDrawnAreas() {
        page.locator("[data-testid=slice-areas] [data-testid=map][data-idle=true]")
                .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        return this;
    }

    /** Waits until something is so; {@code what} names it when it never is. */
    void await(String what, Supplier<Boolean> so) {
        try {
            page.waitForCondition(so::get, new Page.WaitForConditionOptions().setTimeout(60_000));
        } catch (com.microsoft.playwright.TimeoutError e) {
            picture("failed");
            throw new AssertionError(
                    "never came: %s; the page shows: %s; its errors: %s"
                            .formatted(what, shown(), errors),
                    e);
        }
    }

    /** The beginning of what can be read on the page. */
    private String shown() {
        String text = page.locator("body").innerText().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(text.length(), MOST_TOLD));
    }

    /** How many things of a layer the map shows, counted from what it drew. */
    int drawn(String layer) {
        return ((Number) page.evaluate("layer => window.__jingwei.renderedCount(layer)", layer))
                .intValue();
    }

    /** What the circles of a layer that the map shows count together. */
    int circled(String layer) {
        return ((Number) page.evaluate("layer => window.__jingwei.circledCount(layer)", layer))
                .intValue();
    }

    /** Makes the map show a larger part of the earth, by one step. */
    Screen zoomOut() {
        page.locator("[data-testid=map-zoom-out]").click();
        return this;
    }

    /** Takes the network away, or gives it back. */
    Screen network(boolean there) {
        context.setOffline(!there);
        return this;
    }

    /** Keeps a file beside the pictures, to be looked at. */
    Screen keep(String name, byte[] bytes) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Keeps a picture of the window. */
    Screen picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        return this;
    }

    /** Shows the pages opened from now on in this theme: light or dark. */
    Screen in(String theme) {
        context.addInitScript("localStorage.setItem('jingwei.theme', '" + theme + "')");
        return this;
    }

    /** Shows the pages opened from now on in this language: zh-CN or en. */
    Screen speaking(String language) {
        context.addInitScript("localStorage.setItem('jingwei.locale', '" + language + "')");
        return this;
    }

    /**
     * What axe finds on this page that keeps a person out who reads it by ear, by key or with weak
     * eyes: its serious and critical violations, each with its rule and the element.
     */
    List<String> barriers() {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .flatMap(rule ->
                                rule.getNodes().stream()
                                        .map(node -> rule.getId() + ": " + node.getHtml()))
                        .toList();
    }

    /** Addresses outside this machine that the page asked for. */
    List<String> strangers() {
        return strangers;
    }

    /** Errors the page's own code has thrown. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        context.close();
    }
}
