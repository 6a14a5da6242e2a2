package org.jingwei.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jingwei.engine.lake.LakeSettings;
import org.jingwei.engine.lake.Warehouse;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.settings.InvalidSettingException;
import org.jingwei.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings make of the lake, and what they say when they cannot. */
class LakeConfigurationTest {

    private static final DatabaseLogin LOGIN =
            new DatabaseLogin("jdbc:postgresql://localhost/jingwei", "jingwei", "");

    @TempDir private Path folder;

    private LakeSettings lake(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("JINGWEI_DATA", folder.toString());
        return LakeConfiguration.lakeSettings(Settings.load(environment), LOGIN);
    }

    private static Map<String, String> inObjects() {
        return new HashMap<>(
                Map.of(
                        "JINGWEI_LAKE", "s3://bucket/city",
                        "JINGWEI_S3_ENDPOINT", "http://store:9000",
                        "JINGWEI_S3_ACCESS_KEY", "jingwei",
                        "JINGWEI_S3_SECRET_KEY", "not-to-be-told"));
    }

    @Test
    void liesInTheDataFolderWhenNothingIsSet() {
        assertThat(lake(Map.of()).warehouse())
                .isEqualTo(new Warehouse.Folder(folder.resolve("lake")));
    }

    @Test
    void liesInAnObjectStoreWithACacheInTheDataFolder() {
        LakeSettings lake = lake(inObjects());
        assertThat(lake.warehouse())
                .isEqualTo(
                        new Warehouse.Objects(
                                "s3://bucket/city",
                                new Warehouse.StoreAccess(
                                        Optional.of(URI.create("http://store:9000")),
                                        "us-east-1",
                                        "jingwei",
                                        "not-to-be-told"),
                                folder.resolve("lake-cache"),
                                10L << 30));
        assertThat(lake.toString()).doesNotContain("not-to-be-told");
    }

    @Test
    void isReadByAClusterWhenOneIsNamed() {
        assertThat(
                        lake(Map.of("JINGWEI_TRINO_URL", "jdbc:trino://trino:8443/lake?SSL=true"))
                                .trino())
                .contains(
                        new LakeSettings.Trino(
                                "jdbc:trino://trino:8443?SSL=true", "jingwei", "lake"));
    }

    @ParameterizedTest
    @CsvSource({
        "JINGWEI_LAKE,s3://,s3://bucket/prefix",
        "JINGWEI_LAKE,s3:bucket/prefix,s3://bucket/prefix",
        "JINGWEI_LAKE,s3://bucket/../other,s3://bucket/prefix",
        "JINGWEI_LAKE,s3://bucket/莆田,s3://bucket/prefix",
        "JINGWEI_S3_ENDPOINT,store:9000,http(s)://host:port",
        "JINGWEI_S3_ENDPOINT,not an address,not an address",
        "JINGWEI_S3_ACCESS_KEY,'',JINGWEI_LAKE names an object store",
        "JINGWEI_S3_SECRET_KEY,'',JINGWEI_LAKE names an object store",
        "JINGWEI_TRINO_URL,jdbc:trino://trino:8080,jdbc:trino://host:port/catalog",
        "JINGWEI_TRINO_URL,http://trino:8080/lake,jdbc:trino://host:port/catalog"
    })
    void namesTheSettingThatIsWrongAndWhatItShouldBe(String name, String value, String expected) {
        Map<String, String> settings = inObjects();
        settings.put(name, value);
        assertThatThrownBy(() -> lake(settings))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("not-to-be-told");
    }
}
