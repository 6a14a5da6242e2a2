package org.jingwei.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;

/**
 * A database that was initialised for another language than the city's is refused with the reason.
 */
class ChineseTextCheckTest {

    @Test
    void namesTheSettingAndTheRemedy() throws Exception {
        TestServer city = TestServer.withFixtureCity();
        String url;
        try (Connection superuser = city.database("superuser");
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "CREATE DATABASE latin OWNER jingwei_owner TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'");
            url = superuser.getMetaData().getURL().replaceAll("/[a-z]+$", "/latin");
        }

        assertThatThrownBy(() -> TestServer.start(city.externalDatabase(url)))
                .hasStackTraceContaining("cannot compare Chinese text")
                .hasStackTraceContaining("JINGWEI_DATABASE_URL");
    }

    @Test
    void runsOnAnExternalDatabaseThatCan() throws Exception {
        TestServer city = TestServer.withFixtureCity();
        String url;
        try (Connection superuser = city.database("superuser");
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE DATABASE external OWNER jingwei_owner");
            url = superuser.getMetaData().getURL().replaceAll("/[a-z]+$", "/external");
        }

        try (TestServer external = TestServer.start(city.externalDatabase(url))) {
            assertThat(external.administrator().get("/api/session").status()).isEqualTo(200);
        }
    }
}
