package org.jingwei.lake;

import java.nio.file.Path;
import java.time.Duration;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.LakeSettings;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lake of this process: files in the data folder, catalog in the database. */
@Configuration(proxyBeanMethods = false)
class LakeConfiguration {
    private static final String CATALOG_SCHEMA = "iceberg";
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(60);

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    Lake lake(Settings settings, DatabaseLogin login) {
        Path data = settings.dataFolder();
        return Lake.open(
                new LakeSettings(
                        data.resolve("lake"),
                        data.resolve("temp").resolve("lake"),
                        new LakeSettings.CatalogDatabase(
                                login.url(), login.user(), login.password(), CATALOG_SCHEMA),
                        settings.number(Setting.LAKE_MEMORY_BYTES),
                        Runtime.getRuntime().availableProcessors(),
                        QUERY_TIMEOUT));
    }
}
