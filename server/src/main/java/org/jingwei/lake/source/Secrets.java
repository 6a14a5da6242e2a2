package org.jingwei.lake.source;

import java.nio.charset.StandardCharsets;
import org.jingwei.settings.Seal;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/** Seals passwords of other systems, each bound to what it is for. */
@Component
public class Secrets {
    private static final String FILE = "source-secrets.key";

    private final Seal seal;

    Secrets(Settings settings) {
        this.seal = new Seal(settings.dataFolder().resolve(FILE));
    }

    /** Seals a secret for one use. */
    public byte[] seal(String secret, String use) {
        return seal.seal(secret.getBytes(StandardCharsets.UTF_8), use);
    }

    /**
     * Opens a secret.
     *
     * @throws IllegalStateException if it was sealed for another use or with another key; it has to
     *     be entered again then
     */
    public String open(byte[] sealed, String use) {
        return new String(seal.open(sealed, use), StandardCharsets.UTF_8);
    }
}
