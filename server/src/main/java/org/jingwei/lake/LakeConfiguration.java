package org.jingwei.lake;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.LakeSettings;
import org.jingwei.engine.lake.Warehouse;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.settings.InvalidSettingException;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The lake of this process: files in a folder or an object store, catalog in the database, read
 * with the engine inside or by a cluster.
 */
@Configuration(proxyBeanMethods = false)
class LakeConfiguration {
    private static final String CATALOG_SCHEMA = "iceberg";
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(60);
    private static final String OBJECTS = "s3:";
    private static final Pattern CLUSTER =
            Pattern.compile("(jdbc:trino://[^/?]+)/([A-Za-z0-9_]+)(\\?.*)?");

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    Lake lake(Settings settings, DatabaseLogin login) {
        return Lake.open(lakeSettings(settings, login));
    }

    static LakeSettings lakeSettings(Settings settings, DatabaseLogin login) {
        LakeSettings lake =
                new LakeSettings(
                        warehouse(settings),
                        settings.dataFolder().resolve("temp").resolve("lake"),
                        new LakeSettings.CatalogDatabase(
                                login.url(), login.user(), login.password(), CATALOG_SCHEMA),
                        settings.number(Setting.LAKE_MEMORY_BYTES),
                        Runtime.getRuntime().availableProcessors(),
                        QUERY_TIMEOUT);
        return settings.text(Setting.TRINO_URL)
                .map(url -> lake.with(cluster(url, settings.value(Setting.TRINO_USER))))
                .orElse(lake);
    }

    private static Warehouse warehouse(Settings settings) {
        String location = settings.value(Setting.LAKE);
        if (!location.startsWith(OBJECTS)) {
            return new Warehouse.Folder(settings.folder(Setting.LAKE, "lake"));
        }
        Path cache = settings.dataFolder().resolve("lake-cache");
        Warehouse.StoreAccess access = access(settings);
        try {
            return new Warehouse.Objects(
                    location, access, cache, settings.number(Setting.LAKE_CACHE_BYTES));
        } catch (IllegalArgumentException e) {
            throw InvalidSettingException.invalid(Setting.LAKE, e);
        }
    }

    private static Warehouse.StoreAccess access(Settings settings) {
        try {
            return new Warehouse.StoreAccess(
                    settings.text(Setting.S3_ENDPOINT).map(URI::create),
                    settings.value(Setting.S3_REGION),
                    needed(settings, Setting.S3_ACCESS_KEY),
                    needed(settings, Setting.S3_SECRET_KEY));
        } catch (IllegalArgumentException e) {
            throw InvalidSettingException.invalid(Setting.S3_ENDPOINT, e);
        }
    }

    private static String needed(Settings settings, Setting setting) {
        return settings.text(setting)
                .orElseThrow(() ->
                        InvalidSettingException.missing(
                                setting, Setting.LAKE.variable() + " names an object store"));
    }

    private static LakeSettings.Trino cluster(String url, String user) {
        Matcher parts = CLUSTER.matcher(url);
        if (!parts.matches()) {
            throw InvalidSettingException.invalid(
                    Setting.TRINO_URL,
                    new IllegalArgumentException("expected jdbc:trino://host:port/catalog"));
        }
        String options = parts.group(3) == null ? "" : parts.group(3);
        return new LakeSettings.Trino(parts.group(1) + options, user, parts.group(2));
    }
}
