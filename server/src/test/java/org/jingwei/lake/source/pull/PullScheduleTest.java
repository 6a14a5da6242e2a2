package org.jingwei.lake.source.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a pull is due: after a pause, by the clock of its zone, sooner after a failure. */
class PullScheduleTest {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-03-01T17:59:30Z");

    private static Optional<Instant> next(String schedule, ZoneId zone) {
        return PullSchedule.next(Optional.of(schedule), zone, NOW);
    }

    @Test
    void comesAgainSoLongAfterTheLastRun() {
        assertThat(next("PT15M", BEIJING)).contains(NOW.plus(Duration.ofMinutes(15)));
        assertThat(PullSchedule.next(Optional.empty(), BEIJING, NOW)).isEmpty();
    }

    @Test
    void comesByTheClockOfItsZone() {
        assertThat(next("0 0 2 * * *", BEIJING)).contains(Instant.parse("2026-03-01T18:00:00Z"));
        assertThat(next("0 0 2 * * *", ZoneId.of("UTC")))
                .contains(Instant.parse("2026-03-02T02:00:00Z"));
        assertThat(next("0 30 8 * * MON-FRI", BEIJING))
                .as("Monday in Beijing")
                .contains(Instant.parse("2026-03-02T00:30:00Z"));
        assertThat(next("0 0 0 30 2 *", BEIJING)).as("a day that never comes").isEmpty();
    }

    @Test
    void keepsTheHourWhenTheClocksChange() {
        ZoneId chicago = ZoneId.of("America/Chicago");
        Instant before = Instant.parse("2026-03-08T07:00:00Z");
        assertThat(PullSchedule.next(Optional.of("0 0 6 * * *"), chicago, before))
                .contains(Instant.parse("2026-03-08T11:00:00Z"));
        assertThat(
                        PullSchedule.next(
                                Optional.of("0 0 6 * * *"),
                                chicago,
                                before.minus(Duration.ofDays(1))))
                .contains(Instant.parse("2026-03-07T12:00:00Z"));
    }

    @Test
    void comesSoonAfterAFailureAndThenAtTwiceThePauseEachTime() {
        Optional<Instant> regular = Optional.of(NOW.plus(Duration.ofHours(6)));
        List<Long> pauses = new ArrayList<>();
        for (int failures = 1; failures <= 6; failures++) {
            Instant retry = PullSchedule.retry(failures, regular, NOW).orElseThrow();
            pauses.add(Duration.between(NOW, retry).toSeconds());
        }
        assertThat(pauses).containsExactly(30L, 60L, 120L, 240L, 480L, 6L * 3600);
    }

    @Test
    void neverComesLaterThanItsScheduleSays() {
        Optional<Instant> soon = Optional.of(NOW.plusSeconds(45));
        assertThat(PullSchedule.retry(1, soon, NOW)).contains(NOW.plusSeconds(30));
        assertThat(PullSchedule.retry(2, soon, NOW)).isEqualTo(soon);
        assertThat(PullSchedule.retry(2, Optional.empty(), NOW)).contains(NOW.plusSeconds(60));
        assertThat(PullSchedule.retry(6, Optional.empty(), NOW))
                .as("by hand from then on")
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThat(PullSchedule.checked("PT1M")).isEqualTo("PT1M");
        assertThat(PullSchedule.checked("0 */5 * * * *")).isEqualTo("0 */5 * * * *");
        for (String wrong : List.of("PT59S", "Pfff", "* * *", "", "0 0 25 * * *", "PT-5M")) {
            assertThatThrownBy(() -> PullSchedule.checked(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
