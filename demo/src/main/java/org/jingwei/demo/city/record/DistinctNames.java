package org.jingwei.demo.city.record;

import java.util.HashMap;
import java.util.Map;

/** Gives the second clinic of a village another name than the first. */
final class DistinctNames {

    private static final String DIGITS = "零一二三四五六七八九";

    private final Map<String, Integer> given = new HashMap<>();

    String name(String place, String word) {
        int number = given.merge(place + word, 1, Integer::sum);
        return number == 1 ? place + word : place + "第" + chinese(number) + word;
    }

    /** A number below 100 in Chinese figures; above, in the others. */
    private static String chinese(int number) {
        if (number >= 100) {
            return Integer.toString(number);
        }
        int tens = number / 10;
        String head = tens == 0 ? "" : (tens == 1 ? "" : DIGITS.substring(tens, tens + 1)) + "十";
        return number % 10 == 0 ? head : head + DIGITS.charAt(number % 10);
    }
}
