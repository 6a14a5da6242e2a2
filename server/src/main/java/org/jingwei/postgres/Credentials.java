package org.jingwei.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords of the cluster's roles: generated once, kept in a file that only its owner reads. */
record Credentials(String superuser, String owner, String application) {
    private static final int PASSWORD_BYTES = 24;

    static Credentials keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, generated());
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Credentials(
                required(kept, "superuser", file),
                required(kept, "owner", file),
                required(kept, "application", file));
    }

    private static Properties generated() {
        SecureRandom random = new SecureRandom();
        Properties fresh = new Properties();
        for (String role : new String[] {"superuser", "owner", "application"}) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            fresh.setProperty(role, HexFormat.of().formatHex(bytes));
        }
        return fresh;
    }

    private static void write(Path file, Properties properties) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            properties.store(writer, "Roles of the embedded PostgreSQL");
        }
        Files.move(unfinished, file);
    }

    private static String required(Properties kept, String role, Path file) throws IOException {
        String password = kept.getProperty(role);
        if (password == null) {
            throw new IOException(file + " has no password for " + role);
        }
        return password;
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
