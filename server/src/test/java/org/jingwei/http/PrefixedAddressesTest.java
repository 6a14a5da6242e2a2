package org.jingwei.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are told apart by how they begin, and mean what they meant before. */
class PrefixedAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "/api/matters/{id}/actions, /api/matters/",
        "/api/matters, /api/matters",
        "/api/files/{*path}, /api/files/",
        "/api/part-{n}/x, /api/",
        "/**, /",
        "/a/b?c/d, /a/"
    })
    void knowsWhatEveryAddressOfAPatternIsOrBeginsWith(String pattern, String beginning) {
        assertThat(PrefixedAddresses.beginning(Set.of(pattern))).isEqualTo(beginning);
    }

    @Test
    void looksUpAnAddressByAllThatItBeginsWith() {
        assertThat(PrefixedAddresses.beginnings("/api/matters/7"))
                .containsExactly("/", "/api/", "/api/matters/", "/api/matters/7");
        assertThat(PrefixedAddresses.beginnings("/ogc/")).containsExactly("/", "/ogc/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/matters/nothing",
                "/api/%6datters/nothing",
                "/api/matters/nothing/steps"
            })
    void findsTheSameMethodHoweverAnAddressIsWritten(String address) {
        TestServer server = TestServer.withFixtureCity();
        assertThat(server.as("city").get(address).expect(404).body())
                .contains("The matter does not exist");
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        TestServer.withFixtureCity().as("city").get("/api/matters/nothing/nothing").expect(404);
    }

    @Test
    void saysWhichVerbsAnAddressHas() {
        TestServer server = TestServer.withFixtureCity();
        server.as("city").post("/api/matters/nothing/targets", Map.of()).expect(405);
    }
}
