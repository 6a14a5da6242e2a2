package org.jingwei.demo.city.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file with the demo accounts, readable by its owner alone.
 *
 * <p>The password is written down beside it before the platform hears of it. A load that is killed
 * at any point finds it there and gets in again.
 */
final class AccountsFile {

    private final Path file;
    private final Path started;

    /** One account as the file lists it. */
    record Entry(
            String username,
            String password,
            String displayName,
            String role,
            String organisation,
            String area) {}

    AccountsFile(Path file) {
        this.file = file.toAbsolutePath();
        this.started = this.file.resolveSibling(file.getFileName() + ".started");
    }

    /** The password of all demo accounts: the one of an earlier load, else a new one. */
    String password() throws IOException {
        Optional<String> known = knownPassword();
        if (known.isPresent()) {
            return known.get();
        }
        String password = ReadablePassword.next(new SecureRandom());
        write(started, List.of(new Entry("*", password, "", "", "", "")));
        return password;
    }

    /** Whether an earlier load went to its end. */
    boolean isFinished() {
        return Files.exists(file);
    }

    /** Whether an earlier load may have told the platform the password. */
    boolean isStarted() {
        return Files.exists(started);
    }

    /** Writes the finished list. */
    void finish(List<Entry> accounts) throws IOException {
        write(file, accounts);
        Files.deleteIfExists(started);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private Optional<String> knownPassword() {
        for (Path candidate : List.of(started, file)) {
            if (Files.exists(candidate)) {
                JsonNode first = JsonMapper.shared().readTree(candidate).path(0);
                return Optional.of(first.path("password").asString());
            }
        }
        return Optional.empty();
    }

    private static void write(Path target, List<Entry> accounts) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(
                part,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(part, accounts);
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
