package org.jingwei.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static Answer login(ApiClient client, String username, String password) {
        return client.withToken("")
                .post("/api/session", Map.of("username", username, "password", password));
    }

    @Test
    void refusesEverythingToNobody() {
        for (String path :
                new String[] {
                    "/api/areas/3503", "/api/layers", "/tiles/areas/8/212/108.mvt", "/api/audit"
                }) {
            Answer answer = city.nobody().get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void tellsTheCallerWhereItStands() {
        Answer caller = city.as("town").get("/api/session").expect(200);

        assertThat(caller.json().at("/area/code").asString()).isEqualTo(FixtureCity.town(0));
        assertThat(caller.json().at("/organisation/name").asString()).isEqualTo("第1镇");
        assertThat(caller.text("role")).isEqualTo("AREA_OFFICER");
    }

    @Test
    void standsForAZoneWhereItsTownsMeet() {
        Answer caller = city.as("zone").get("/api/session").expect(200);

        assertThat(caller.json().at("/area/code").asString()).isEqualTo("3503");
        assertThat(caller.json().path("areas")).hasSize(2);
    }

    @Test
    void endsASessionAtLogout() {
        ApiClient village = city.as("village");
        village.delete("/api/session").expect(204);

        assertThat(village.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void guardsACookieWithACsrfToken() {
        Answer opened = login(city.nobody(), "village", FixtureCity.PASSWORD).expect(200);
        String cookie = opened.settingCookie("JINGWEI_SESSION");
        String pair = cookie.substring(0, cookie.indexOf(';'));

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        Answer forged = city.nobody().post("/api/zones", Map.of(), "Cookie", pair);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.text("detail")).contains("CSRF");
        assertThat(forged.text("code")).isEqualTo("csrf-token");
        assertThat(city.nobody().get("/api/session", "Cookie", pair).status()).isEqualTo(200);
    }

    @Test
    void slowsGuessingDownAndSaysForHowLong() {
        city.administrator()
                .post(
                        "/api/accounts",
                        Map.of(
                                "username", "guessed",
                                "displayName", "guessed",
                                "role", "AREA_OFFICER",
                                "organisation", "village-2",
                                "grants", List.of(),
                                "permanentPassword", true,
                                "password", FixtureCity.PASSWORD))
                .expect(201);
        for (int i = 0; i < 5; i++) {
            assertThat(login(city.nobody(), "guessed", "wrong-password").status()).isEqualTo(401);
        }

        Answer throttled = login(city.nobody(), "guessed", FixtureCity.PASSWORD);

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(Long.parseLong(throttled.header("Retry-After"))).isBetween(1L, 900L);
    }

    @Test
    void answersAlikeForAWrongPasswordAndAnUnknownName() {
        Answer wrong = login(city.nobody(), "county", "wrong-password");
        Answer unknown = login(city.nobody(), "nobody-here", "wrong-password");

        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void letsNobodyButAnAdministratorAddAccounts() {
        Answer refused =
                city.as("city")
                        .post(
                                "/api/organisations",
                                Map.of("id", "x", "name", "x", "kind", "CENTRE"));

        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void refusesAShortPassword() {
        Answer refused =
                city.administrator()
                        .post(
                                "/api/accounts",
                                Map.of(
                                        "username", "short",
                                        "displayName", "short",
                                        "role", "CENTRE",
                                        "organisation", "centre",
                                        "password", "short"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("weak-password");
    }

    @Test
    void holdsAOneTimePasswordToBeChangedFirst() {
        city.administrator()
                .post(
                        "/api/accounts",
                        Map.of(
                                "username", "newcomer",
                                "displayName", "新来的",
                                "role", "CENTRE",
                                "organisation", "centre",
                                "password", "one-time-password"))
                .expect(201);
        ApiClient newcomer = city.administrator().login("newcomer", "one-time-password");

        assertThat(newcomer.get("/api/areas/3503").text("code"))
                .isEqualTo("password-change-required");
        newcomer.put(
                        "/api/session/password",
                        Map.of("current", "one-time-password", "next", "a-password-of-my-own"))
                .expect(204);
        assertThat(newcomer.get("/api/session").status()).isEqualTo(200);
    }
}
