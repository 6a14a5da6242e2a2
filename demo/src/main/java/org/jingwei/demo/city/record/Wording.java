package org.jingwei.demo.city.record;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;

/** How the generated values are written, and the dates they fall on. */
final class Wording {

    /** The day the whole demo is as of. */
    static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

    private static final int UPDATE_DAYS = 61;

    /** How often something happens in each month, January first: typhoons, school, the new year. */
    private static final Weighted MONTHS =
            Weighted.of(
                    new String[] {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
                    9,
                    6,
                    8,
                    8,
                    9,
                    10,
                    13,
                    14,
                    12,
                    9,
                    7,
                    8);

    private Wording() {}

    /** A serial number of six digits behind a word: 居民000123. */
    static String numbered(String word, int number) {
        String digits = Integer.toString(number);
        return word + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    /** A telephone number of a block that is not handed out. */
    static String phone(SplittableRandom random) {
        return "199-0000-" + Integer.toString(10_000 + random.nextInt(10_000)).substring(1);
    }

    static String longitude(Coordinate at) {
        return degrees(at.x);
    }

    static String latitude(Coordinate at) {
        return degrees(at.y);
    }

    /** A day of the last two months. */
    static String updated(SplittableRandom random) {
        return TODAY.minusDays(random.nextInt(UPDATE_DAYS)).toString();
    }

    /** A day of the last two months on which this had happened already. */
    static String updated(SplittableRandom random, LocalDate happened) {
        LocalDate updated = TODAY.minusDays(random.nextInt(UPDATE_DAYS));
        return atMostToday(updated.isBefore(happened) ? happened : updated).toString();
    }

    /** A day of the twelve months up to today, busier in some months than in others. */
    static LocalDate dayOfTheYear(SplittableRandom random) {
        int month = Integer.parseInt(MONTHS.pick(random));
        LocalDate first = LocalDate.of(month > TODAY.getMonthValue() ? 2025 : 2026, month, 1);
        return first.plusDays(random.nextInt(first.lengthOfMonth()));
    }

    /** The day, or today when it would lie after today. */
    static LocalDate atMostToday(LocalDate day) {
        return day.isAfter(TODAY) ? TODAY : day;
    }

    /** A number with two decimals. */
    static String decimal(double value) {
        long hundredths = Math.round(value * 100);
        String fraction = Long.toString(100 + hundredths % 100).substring(1);
        return hundredths / 100 + "." + fraction;
    }

    private static String degrees(double degrees) {
        long micro = Math.round(degrees * 1_000_000);
        return micro / 1_000_000 + "." + Long.toString(1_000_000 + micro % 1_000_000).substring(1);
    }
}
