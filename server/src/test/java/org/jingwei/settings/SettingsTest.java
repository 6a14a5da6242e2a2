package org.jingwei.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir Path folder;

    private Settings load(String... pairs) {
        Map<String, String> environment = new HashMap<>(Map.of("JINGWEI_DATA", folder.toString()));
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return Settings.load(environment);
    }

    @Test
    void namesAnUnknownSettingAndWhereItStands() {
        assertThatThrownBy(() -> load("JINGWEI_PROT", "8080"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("JINGWEI_PROT")
                .hasMessageContaining("the environment");
    }

    @ParameterizedTest
    @CsvSource({
        "JINGWEI_PORT,eighty,0 to 65535",
        "JINGWEI_PORT,70000,0 to 65535",
        "JINGWEI_SESSION_HOURS,0,above 0",
        "JINGWEI_SECURE_COOKIES,yes,true or false",
        "JINGWEI_DATABASE_URL,postgres://x,jdbc:postgresql://",
        "JINGWEI_AREA_SCHEME,CITY,LEVEL:digits",
        "JINGWEI_PORT,'',0 to 65535"
    })
    void saysWhatAWrongValueShouldHaveBeen(String name, String value, String expected) {
        assertThatThrownBy(() -> load(name, value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(expected);
    }

    @Test
    void keepsASecretOutOfTheMessage() {
        assertThatThrownBy(() -> load("JINGWEI_DATABASE_PASSWORD", "   "))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("its value");
    }

    @Test
    void readsTheFileBelowTheEnvironment() throws IOException {
        Files.writeString(
                folder.resolve("jingwei.conf"),
                "# ours\nJINGWEI_PORT=9000\nJINGWEI_SESSION_HOURS = 3\n");

        Settings settings = load("JINGWEI_PORT", "9001");

        assertThat(settings.number(Setting.PORT)).isEqualTo(9001);
        assertThat(settings.number(Setting.SESSION_HOURS)).isEqualTo(3);
    }

    @Test
    void namesTheFileAndLineThatCannotBeUnderstood() throws IOException {
        Files.writeString(folder.resolve("jingwei.conf"), "\nport 9000\n");

        assertThatThrownBy(this::load)
                .hasMessageContaining("jingwei.conf")
                .hasMessageContaining("line 2");
    }
}
