package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import org.jingwei.testing.Answer;
import org.junit.jupiter.api.Test;

/** Who types wrong codes one after the other waits, whatever is typed then. */
class CodeGuessingTest {
    private final GateCity city = GateCity.shared();

    @Test
    void isStoppedForTheAccountAndForTheAddress() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        String right = door.typed();
        try {
            for (int i = 0; i < 10; i++) {
                door.scan("education", "0000000000" + i % 8, false).expect(422);
            }
            Answer stopped = door.scan("education", "00000000000", false).expect(429);
            assertThat(stopped.text("code")).isEqualTo("too-many-requests");
            assertThat(stopped.json().path("retryAfterSeconds").asLong()).isBetween(1L, 900L);
            assertThat(stopped.header("Retry-After")).isNotEmpty();
            assertThat(stopped.text("detailZh")).contains("秒后再试");
            door.scan("market", right, false).expect(200);
            city.set(
                    "UPDATE inspection_code_failure SET failures = 100 WHERE subject LIKE 'address:%'");
            door.scan("market", right, true).expect(429);
            city.set(
                    "UPDATE inspection_code_failure SET window_ends = now() - interval '1 minute'");
            door.scan("market", right, true).expect(200);
            door.scan("education", "00000000000", false).expect(422);
            assertThat(
                            city.ask(
                                    "SELECT failures FROM inspection_code_failure WHERE subject = 'account:education'"))
                    .isEqualTo("1");
        } finally {
            city.set("DELETE FROM inspection_code_failure");
        }
    }
}
