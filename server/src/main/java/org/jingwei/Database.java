package org.jingwei;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.postgres.EmbeddedPostgres;
import org.jingwei.settings.InvalidSettingException;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;

/** The PostgreSQL of this process: the embedded one, or an external one by its settings. */
record Database(DatabaseLogin owner, DatabaseLogin application, Optional<EmbeddedPostgres> embedded)
        implements AutoCloseable {

    static Database open(Settings settings) throws IOException {
        Optional<String> url = settings.text(Setting.DATABASE_URL);
        if (url.isPresent()) {
            return external(settings, url.get());
        }
        Path folder = settings.dataFolder().resolve("postgres");
        EmbeddedPostgres embedded = EmbeddedPostgres.start(folder);
        return new Database(embedded.owner(), embedded.application(), Optional.of(embedded));
    }

    private static Database external(Settings settings, String url) {
        DatabaseLogin owner =
                new DatabaseLogin(
                        url,
                        required(settings, Setting.DATABASE_OWNER),
                        required(settings, Setting.DATABASE_OWNER_PASSWORD));
        DatabaseLogin application =
                new DatabaseLogin(
                        url,
                        required(settings, Setting.DATABASE_USER),
                        required(settings, Setting.DATABASE_PASSWORD));
        return new Database(owner, application, Optional.empty());
    }

    private static String required(Settings settings, Setting setting) {
        return settings.text(setting)
                .orElseThrow(() ->
                        InvalidSettingException.missing(setting, "JINGWEI_DATABASE_URL is set"));
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
