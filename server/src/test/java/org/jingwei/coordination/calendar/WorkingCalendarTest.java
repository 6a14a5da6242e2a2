package org.jingwei.coordination.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Time counts while people work: not at night, not at noon, not on Sundays, not at Spring Festival.
 */
class WorkingCalendarTest {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final WorkingCalendar CHINA =
            new WorkingCalendar(BEIJING, WorkingHours.USUAL, national());

    private static Map<LocalDate, Boolean> national() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        Holidays.read().forEach(day -> days.put(day.day(), day.working()));
        return days;
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BEIJING).toInstant();
    }

    @Example
    void countsTheDaysAfterTheOneOnWhichTimeBegan() {
        assertThat(CHINA.endOfDays(at("2026-06-15T10:00"), 3)).isEqualTo(at("2026-06-18T17:30"));
        assertThat(CHINA.endOfDays(at("2026-06-12T23:00"), 1)).isEqualTo(at("2026-06-15T17:30"));
    }

    @Example
    void passesOverHolidaysAndWorksOnTheDaysThatMakeUpForThem() {
        // Dragon Boat Festival, 19 to 21 June 2026.
        assertThat(CHINA.endOfDays(at("2026-06-17T10:00"), 2)).isEqualTo(at("2026-06-22T17:30"));
        // Spring Festival 2026: Saturday 14 February is worked, 15 to 23 February are not.
        assertThat(CHINA.endOfDays(at("2026-02-13T10:00"), 2)).isEqualTo(at("2026-02-24T17:30"));
        // National Day and Mid-Autumn 2025: 1 to 8 October off, Saturday 11 October worked.
        assertThat(CHINA.endOfDays(at("2025-09-30T10:00"), 3)).isEqualTo(at("2025-10-11T17:30"));
    }

    @Example
    void addsTimeOverNoonNightAndWeekend() {
        assertThat(CHINA.add(at("2026-06-15T11:30"), Duration.ofHours(1)))
                .isEqualTo(at("2026-06-15T15:00"));
        assertThat(CHINA.add(at("2026-06-15T13:00"), Duration.ofHours(6)))
                .isEqualTo(at("2026-06-16T12:00"));
        assertThat(CHINA.add(at("2026-06-12T17:00"), Duration.ofHours(1)))
                .isEqualTo(at("2026-06-15T09:30"));
    }

    @Example
    void theCountrysDaysAddUp() {
        assertThat(Holidays.read()).hasSize(33 + 39).doesNotHaveDuplicates();
        for (CalendarDay day : Holidays.read()) {
            boolean weekend = day.day().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            assertThat(!day.working() || weekend).as("%s is worked anyway", day).isTrue();
        }
    }

    @Example
    void refusesWhatNobodyCanCount() {
        assertThatThrownBy(() -> CHINA.endOfDays(Instant.EPOCH, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CHINA.add(Instant.EPOCH, Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CHINA.add(Instant.EPOCH, Duration.ofDays(10_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void whatWasAddedLiesBetween(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant from,
            @ForAll("works") Duration work) {
        assertThat(calendar.between(from, calendar.add(from, work))).isEqualTo(work);
    }

    @Property(tries = 300)
    void addingTwiceIsAddingTheSum(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant from,
            @ForAll("works") Duration one,
            @ForAll("works") Duration other) {
        assertThat(calendar.add(calendar.add(from, one), other))
                .isEqualTo(calendar.add(from, one.plus(other)));
    }

    @Property(tries = 300)
    void aLaterStartNeverEndsEarlier(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other,
            @ForAll("works") Duration work) {
        Instant first = one.isBefore(other) ? one : other;
        Instant second = one.isBefore(other) ? other : one;
        assertThat(calendar.add(first, work)).isBeforeOrEqualTo(calendar.add(second, work));
        assertThat(calendar.endOfDays(first, 2)).isBeforeOrEqualTo(calendar.endOfDays(second, 2));
    }

    @Property(tries = 300)
    void timesBetweenAddUp(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other,
            @ForAll("moments") Instant third) {
        assertThat(calendar.between(one, other).plus(calendar.between(other, third)))
                .isEqualTo(calendar.between(one, third));
    }

    @Property(tries = 300)
    void aDayEndsOnAWorkingDayAtTheEndOfWork(
            @ForAll("calendars") WorkingCalendar calendar, @ForAll("moments") Instant from) {
        Instant end = calendar.endOfDays(from, 1);
        assertThat(end).isAfter(from);
        assertThat(calendar.isWorking(calendar.dayOf(end))).isTrue();
        assertThat(calendar.isWorkingTime(end)).isFalse();
        assertThat(calendar.isWorkingTime(end.minusSeconds(1))).isTrue();
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<ZoneId> zones =
                Arbitraries.of(BEIJING, ZoneId.of("America/New_York"), ZoneId.of("UTC"));
        Arbitrary<WorkingHours> hours =
                Arbitraries.of(
                        WorkingHours.USUAL,
                        WorkingHours.parse("08:00-12:00,15:00-18:00"),
                        WorkingHours.parse("00:30-23:30"));
        Arbitrary<Map<LocalDate, Boolean>> exceptions =
                Arbitraries.maps(
                                Arbitraries.integers().between(0, 500).map(days()::plusDays),
                                Arbitraries.of(true, false))
                        .ofMaxSize(60);
        return Combinators.combine(zones, hours, exceptions).as(WorkingCalendar::new);
    }

    private static LocalDate days() {
        return LocalDate.of(2025, 1, 1);
    }

    @Provide
    Arbitrary<Instant> moments() {
        long first = at("2025-01-01T00:00").getEpochSecond();
        return Arbitraries.longs()
                .between(first, first + Duration.ofDays(500).toSeconds())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Duration> works() {
        return Arbitraries.integers().between(0, 200 * 60).map(Duration::ofMinutes);
    }
}
