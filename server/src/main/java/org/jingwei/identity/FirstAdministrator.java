package org.jingwei.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the account {@code administrator} when there is no account yet. Its one-time password is
 * printed once, or written to {@code JINGWEI_FIRST_PASSWORD_FILE}; the first login has to change
 * it.
 */
@Component
class FirstAdministrator implements ApplicationRunner {
    private static final String USERNAME = "administrator";
    private static final long LOCK = 0x6a77_6164_6d69_6e31L;

    private final ScopedDatabase database;
    private final AccountStore store;
    private final Settings settings;

    FirstAdministrator(ScopedDatabase database, AccountStore store, Settings settings) {
        this.database = database;
        this.store = store;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        database.run(
                Scope.platform("first-administrator"),
                jdbc -> {
                    jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                            .param("lock", LOCK)
                            .query((row, number) -> true)
                            .single();
                    if (store.isEmpty(jdbc)) {
                        create(jdbc);
                    }
                });
    }

    /**
     * The password leaves this process before the account is committed: a crash between leaves no
     * locked door.
     */
    private void create(JdbcClient jdbc) {
        String password = Passwords.oneTime();
        store.insert(
                jdbc,
                new Organisation(
                        Scope.PLATFORM,
                        "平台管理",
                        Organisation.Kind.PLATFORM,
                        Optional.empty(),
                        Optional.empty()));
        NewAccount account =
                new NewAccount(
                        USERNAME,
                        "平台管理员",
                        Role.ADMINISTRATOR,
                        Scope.PLATFORM,
                        List.of(),
                        password,
                        false,
                        false);
        store.insert(jdbc, account, new Passwords().hash(password));
        store.grantEverywhere(jdbc, USERNAME, Clearance.SENSITIVE);
        hand(password);
    }

    private void hand(String password) {
        Optional<String> file = settings.text(Setting.FIRST_PASSWORD_FILE);
        if (file.isPresent()) {
            write(Path.of(file.get()).toAbsolutePath(), password);
        } else {
            System.out.println(
                    "First administrator: " + USERNAME + "  one-time password: " + password);
        }
    }

    private static void write(Path file, String password) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, password);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be written to " + file, e);
        }
    }
}
