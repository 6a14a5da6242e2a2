package org.jingwei.demo.city.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads the city's files into a platform, step by step, as its administrator.
 *
 * <p>It keeps no book of what is done: each step asks the platform and leaves out what is there
 * already, so a load that was killed is simply run again.
 */
public final class CityLoader {

    private static final String INSPECTIONS = "inspections.json";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final URI server;
    private final Path folder;
    private final Path oneTimePasswordFile;
    private final AccountsFile accountsFile;
    private final PrintStream out;
    private final Pause pause;

    /** A loader that reports its progress to {@code out}. */
    public CityLoader(
            URI server, Path folder, Path oneTimePasswordFile, Path accounts, PrintStream out) {
        this(server, folder, oneTimePasswordFile, new AccountsFile(accounts), out, Thread::sleep);
    }

    CityLoader(
            URI server,
            Path folder,
            Path oneTimePasswordFile,
            AccountsFile accountsFile,
            PrintStream out,
            Pause pause) {
        this.server = server;
        this.folder = folder;
        this.oneTimePasswordFile = oneTimePasswordFile;
        this.accountsFile = accountsFile;
        this.out = out;
        this.pause = pause;
    }

    /** Loads everything; throws {@link LoadException} when the platform refuses something. */
    public void load() throws IOException, InterruptedException {
        boolean resumed = accountsFile.isStarted();
        String password = accountsFile.password();
        try (PlatformClient platform = new PlatformClient(server, pause)) {
            awaitStart(platform);
            Administrator administrator = new Administrator(platform, oneTimePasswordFile);
            if (accountsFile.isFinished()) {
                say("city", standing(platform, administrator.logInAgain(password)));
            } else {
                if (!resumed || !administrator.logInAgain(password)) {
                    administrator.logInFirst(password);
                }
                load(platform, password);
                accountsFile.finish(accounts(password));
            }
        }
        out.println(AccountsTable.of(accounts(password)));
    }

    private void load(PlatformClient platform, String password)
            throws IOException, InterruptedException {
        loadAreas(platform);
        loadBoundaries(platform);
        try (Creator creator = new Creator(platform, out)) {
            creator.create("zones", "/api/zones", read("zones.json"));
            creator.create("organisations", "/api/organisations", read("organisations.json"));
            creator.create("accounts", "/api/accounts", withPassword(password));
            creator.create("datasets", "/api/datasets", read("datasets.json"));
            creator.create("systems", "/api/systems", read("systems.json"));
        }
        new RecordLoader(platform, folder, out, pause).load(read("manifest.json"));
        if (Files.exists(folder.resolve(INSPECTIONS))) {
            new InspectionLoader(platform, password, folder, out).load(read(INSPECTIONS));
        }
    }

    /** What an earlier load, which went to its end, left in this platform. */
    private String standing(PlatformClient platform, boolean loggedIn)
            throws IOException, InterruptedException {
        if (!loggedIn) {
            return "loaded before; the administrator's password was changed since";
        }
        if (!lastArea(platform, Files.readAllLines(folder.resolve("areas.csv"))).isOk()) {
            throw new LoadException(
                    "%s says that the city was loaded, but this platform does not have it. Remove"
                                    .formatted(accountsFile)
                            + " that file, or start over with a fresh data folder.");
        }
        return "there already";
    }

    private void awaitStart(PlatformClient platform) throws InterruptedException {
        Duration waited = Duration.ZERO;
        Duration wait = Duration.ofMillis(50);
        while (!platform.isHealthy()) {
            if (waited.compareTo(LONGEST_START) > 0) {
                throw new LoadException(
                        "the platform at %s did not come up within %d s"
                                .formatted(server, LONGEST_START.toSeconds()));
            }
            pause.of(wait);
            waited = waited.plus(wait);
            Duration longer = wait.multipliedBy(3).dividedBy(2);
            wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
        }
    }

    private void loadAreas(PlatformClient platform) throws IOException, InterruptedException {
        Path file = folder.resolve("areas.csv");
        List<String> lines = Files.readAllLines(file);
        if (lastArea(platform, lines).isOk()) {
            say("areas", "there already");
            return;
        }
        Reply reply =
                platform.postFile(
                        "/api/areas/imports",
                        file,
                        Map.of("Content-Type", "text/csv; charset=UTF-8"));
        reply.require("areas");
        say("areas", lines.size() - 1 + " imported");
    }

    private void loadBoundaries(PlatformClient platform) throws IOException, InterruptedException {
        Path file = folder.resolve("boundaries.geojson");
        Reply last = lastArea(platform, Files.readAllLines(folder.resolve("areas.csv")));
        if (last.isOk() && last.json().path("bounds").isArray()) {
            say("boundaries", "there already");
            return;
        }
        Reply reply =
                platform.postFile(
                        "/api/areas/boundaries?crs=GCJ02&codeProperty=code",
                        file,
                        Map.of("Content-Type", "application/geo+json"));
        reply.require("boundaries");
        say("boundaries", "%.1f MB imported".formatted(Files.size(file) / 1e6));
    }

    /** The last area of the list: when it is there, all are, as an import is all or nothing. */
    private static Reply lastArea(PlatformClient platform, List<String> lines)
            throws InterruptedException {
        String last = lines.getLast();
        return platform.get("/api/areas/" + last.substring(0, last.indexOf(',')));
    }

    private JsonNode withPassword(String password) {
        JsonNode accounts = read("accounts.json");
        accounts.forEach(account -> ((ObjectNode) account).put("password", password));
        return accounts;
    }

    private List<AccountsFile.Entry> accounts(String password) {
        JsonNode organisations = read("organisations.json");
        List<AccountsFile.Entry> entries = new ArrayList<>();
        entries.add(
                new AccountsFile.Entry(
                        Administrator.USERNAME, password, "平台管理员", "ADMINISTRATOR", "平台", ""));
        for (JsonNode account : read("accounts.json")) {
            JsonNode organisation =
                    organisations
                            .valueStream()
                            .filter(it -> it.path("id").equals(account.path("organisation")))
                            .findFirst()
                            .orElseThrow();
            entries.add(
                    new AccountsFile.Entry(
                            account.path("username").asString(),
                            password,
                            account.path("displayName").asString(),
                            account.path("role").asString(),
                            organisation.path("name").asString(),
                            organisation.path("area").asString()));
        }
        return entries;
    }

    private JsonNode read(String file) {
        return JsonMapper.shared().readTree(folder.resolve(file));
    }

    private void say(String step, String result) {
        out.printf("demo: %-14s %s%n", step, result);
    }
}
