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

    /** Logs in after an earlier load; false when the password is another one by now. */
    boolean logInAgain(String demoPassword) throws InterruptedException {
        Reply session = session(demoPassword);
        if (session.status() == UNAUTHORISED) {
            return false;
        }
        accept(session);
        return true;
    }

    /** Logs in with the one-time password and makes it the demo's. */
    void logInFirst(String demoPassword) throws IOException, InterruptedException {
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
        platform.put("/api/session/password", Map.of("current", oneTime, "next", demoPassword))
                .require("the change of the administrator's password");
        accept(session(demoPassword));
    }

    private Reply session(String password) throws InterruptedException {
        return platform.post("/api/session", Map.of("username", USERNAME, "password", password));
    }

    private void accept(Reply session) {
        session.require("the administrator's login");
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
