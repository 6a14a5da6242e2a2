package org.jingwei.demo.city.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jingwei.demo.city.DemoFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CityLoaderTest {

    private static Path city = Path.of("not-generated");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final FakePlatform platform;
    private final Path data;

    CityLoaderTest(@TempDir Path data) throws IOException {
        this.data = data;
        this.platform = new FakePlatform();
    }

    @BeforeAll
    static void generate(@TempDir Path folder) throws IOException {
        city = DemoFolder.generated(folder);
        // What the gate makes of inspections is tested with the platform itself.
        Files.delete(city.resolve("inspections.json"));
    }

    @BeforeEach
    void writeOneTimePassword() throws IOException {
        Files.writeString(data.resolve("administrator"), FakePlatform.ONE_TIME + "\n");
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void loadsEverythingAndWritesTheAccounts() throws Exception {
        load();

        assertThat(platform.hasAreas).isTrue();
        assertThat(platform.hasBoundaries).isTrue();
        assertThat(platform.committed()).isEqualTo(8);
        assertThat(platform.charset("farmland")).isEqualTo("text/csv; charset=GB18030");
        assertThat(platform.created)
                .contains(
                        "/api/zones/north-shore",
                        "/api/organisations/health",
                        "/api/accounts/village",
                        "/api/datasets/resident",
                        "/api/systems/grid-events");
        JsonNode accounts = accounts();
        assertThat(accounts.valueStream().map(account -> account.path("username").asString()))
                .contains(
                        "administrator",
                        "city",
                        "county",
                        "town",
                        "village",
                        "zone",
                        "enterprise",
                        "school");
        assertThat(platform.administratorPassword)
                .isEqualTo(accounts.path(0).path("password").asString());
        assertThat(output()).contains("80 accepted, 8 refused", platform.administratorPassword);
    }

    @Test
    void theAccountsFileIsReadableByItsOwnerAlone() throws Exception {
        load();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accountsFile())))
                .isEqualTo("rw-------");
        assertThat(data).isDirectoryNotContaining("glob:**.started");
    }

    @Test
    void aSecondLoadAddsNothing() throws Exception {
        load();
        String password = platform.administratorPassword;
        int requests = platform.requests;

        load();

        assertThat(platform.administratorPassword).isEqualTo(password);
        assertThat(platform.requests - requests).isLessThan(5);
        assertThat(output()).contains("city           there already");
    }

    @Test
    void aLoadWhoseEndWasNotNotedAddsNothing() throws Exception {
        load();
        var created = List.copyOf(platform.created);
        Files.move(accountsFile(), data.resolve("accounts.json.started"));

        load();

        assertThat(platform.created).containsExactlyElementsOf(created);
        assertThat(platform.imports).isEqualTo(2);
        assertThat(output()).contains("datasets       0 created, 8 there already");
        assertThat(platform.committed()).isEqualTo(8);
        assertThat(output()).contains("resident       10 accepted, 1 refused, 0 unplaced (there");
    }

    @Test
    void aLoadedCityStaysUsableWhenTheAdministratorChangedThePassword() throws Exception {
        load();
        platform.administratorPassword = "changed by hand";

        load();

        assertThat(output()).contains("the administrator's password was changed since");
    }

    @Test
    void saysWhenTheAccountsAreThoseOfAnotherPlatform() throws Exception {
        load();
        platform.hasAreas = false;

        assertThatThrownBy(this::load)
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("does not have it");
    }

    @Test
    void goesOnAfterBeingCutOffAnywhere() throws Exception {
        int cut = 0;
        for (int request = 1; request < 400; request = request < 12 ? request + 1 : request + 9) {
            Path fresh = Files.createDirectory(data.resolve("cut-" + request));
            Files.writeString(fresh.resolve("administrator"), FakePlatform.ONE_TIME);
            try (FakePlatform flaky = new FakePlatform()) {
                flaky.breakAfter(request);
                cut += cutOff(flaky, fresh) ? 1 : 0;
                flaky.breakAfter(Integer.MAX_VALUE);
                loader(flaky, fresh).load();

                assertThat(flaky.committed()).as("cut at %d", request).isEqualTo(8);
                assertThat(
                                JsonMapper.shared()
                                        .readTree(fresh.resolve("accounts.json"))
                                        .path(0)
                                        .path("password")
                                        .asString())
                        .isEqualTo(flaky.administratorPassword);
            }
        }
        assertThat(cut).isGreaterThan(20);
    }

    @Test
    void saysWhatWasRefused() {
        platform.refusedPath = "/api/areas/imports";

        assertThatThrownBy(this::load)
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("areas: refused")
                .hasMessageContaining("AREA_INVALID line 3 has no parent");
    }

    @Test
    void saysWhereTheOneTimePasswordShouldBe() throws Exception {
        Files.delete(data.resolve("administrator"));

        assertThatThrownBy(this::load)
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("administrator's one-time password is not in");
    }

    @Test
    void saysThatTheOneTimePasswordIsWrong() {
        platform.administratorPassword = "changed by hand";

        assertThatThrownBy(this::load)
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("WRONG_PASSWORD")
                .hasMessageContaining("start over");
    }

    @Test
    void waitsAsLongAsAThrottledPlatformAsks() throws Exception {
        platform.throttled = 2;

        load();

        assertThat(pauses).startsWith(Duration.ofSeconds(7), Duration.ofSeconds(7));
        assertThat(platform.committed()).isEqualTo(8);
    }

    @Test
    void givesUpOnAPlatformThatDoesNotStart() throws Exception {
        platform.close();

        assertThatThrownBy(this::load)
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("did not come up within 180 s");
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(180), Duration.ofSeconds(182));
    }

    private boolean cutOff(FakePlatform flaky, Path fresh) throws Exception {
        try {
            loader(flaky, fresh, CityLoaderTest::giveUp).load();
            return false;
        } catch (LoadException e) {
            return true;
        }
    }

    /** A killed process does not wait; it is gone. */
    private static void giveUp(Duration time) {
        if (time.compareTo(Duration.ofMillis(400)) > 0) {
            throw new LoadException("gone");
        }
    }

    private void load() throws IOException, InterruptedException {
        loader(platform, data).load();
    }

    private CityLoader loader(FakePlatform fake, Path folder) {
        return loader(fake, folder, pauses::add);
    }

    private CityLoader loader(FakePlatform fake, Path folder, Pause pause) {
        return new CityLoader(
                fake.address(),
                city,
                folder.resolve("administrator"),
                new AccountsFile(folder.resolve("accounts.json")),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                pause);
    }

    private Path accountsFile() {
        return data.resolve("accounts.json");
    }

    private JsonNode accounts() {
        return JsonMapper.shared().readTree(accountsFile());
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
