package org.jingwei.demo.city.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Logs in as the platform's first administrator and replaces the one-time password. */
final class Administrator {

    static final String USERNAME = "administrator";

    private static final int UNAUTHORISED = 401;

    private final PlatformClient platform;
    private final Path oneTimePasswordFile;

    Administrator(PlatformClient platform, Path oneTimePasswordFile) {
        this.platform = platform;
        this.oneTimePasswordFile = oneTimePasswordFile;
    }

    /** After this the client is logged in and the administrator's password is the demo's. */
    void logIn(String demoPassword) throws IOException, InterruptedException {
        Reply earlier = session(demoPassword);
        if (earlier.isOk()) {
            accept(earlier);
            return;
        }
        if (earlier.status() != UNAUTHORISED) {
            throw new LoadException("the administrator cannot log in: " + earlier.problem());
        }
        String oneTime = oneTimePassword();
        Reply first = session(oneTime);
        if (!first.isOk()) {
            throw new LoadException(
                    """
                    the administrator cannot log in with the one-time password in %s: %s
                    If the password was changed by hand, start over with a fresh data folder.\
                    """
                            .formatted(oneTimePasswordFile, first.problem()));
        }
        accept(first);
        Reply changed =
                platform.put(
                        "/api/session/password", Map.of("current", oneTime, "next", demoPassword));
        if (!changed.isOk()) {
            throw new LoadException(
                    "the administrator's password cannot be changed: " + changed.problem());
        }
        accept(session(demoPassword));
    }

    private Reply session(String password) throws InterruptedException {
        return platform.post("/api/session", Map.of("username", USERNAME, "password", password));
    }

    private void accept(Reply session) {
        if (!session.isOk()) {
            throw new LoadException("the administrator cannot log in: " + session.problem());
        }
        JsonNode token = session.json().path("token");
        if (!token.isString()) {
            throw new LoadException("the platform gave the administrator no token");
        }
        platform.use(token.asString());
    }

    private String oneTimePassword() throws IOException {
        if (!Files.exists(oneTimePasswordFile)) {
            throw new LoadException(
                    "the administrator's one-time password is not in "
                            + oneTimePasswordFile
                            + ". The platform writes it at its first start; give the right file or"
                            + " start over with a fresh data folder.");
        }
        return Files.readString(oneTimePasswordFile).strip();
    }
}
