package org.jingwei.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;

/** A rule of form that a text value must keep. */
public enum Rule {
    /** Unified social credit code of an organisation, GB 32100-2015. */
    USCC {
        @Override
        public Optional<String> refusal(String value) {
            return CreditCode.refusal(value);
        }

        @Override
        public boolean surelyKeeps(byte[] text, int from, int to) {
            return CreditCode.isKeptBy(text, from, to);
        }
    },
    /** Citizen identification number, GB 11643-1999. */
    CITIZEN_ID {
        @Override
        public Optional<String> refusal(String value) {
            return CitizenNumber.refusal(value);
        }

        @Override
        public boolean surelyKeeps(byte[] text, int from, int to) {
            return CitizenNumber.isKeptBy(text, from, to);
        }
    },
    /** A mobile number, or a fixed line with its area prefix. */
    PHONE {
        @Override
        public Optional<String> refusal(String value) {
            return PhoneNumber.isMobile(value) || PHONE_NUMBER.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of(
                            "not a phone number: expected 11 digits from 1, or 0 + area prefix +"
                                    + " number");
        }

        @Override
        public boolean surelyKeeps(byte[] text, int from, int to) {
            return PhoneNumber.isMobile(text, from, to);
        }
    },
    /** A code of an area that there is, or was before it was replaced. */
    KNOWN_AREA {
        @Override
        public Optional<String> refusal(String value) {
            return AREA_CODE.refusal(value);
        }

        @Override
        public boolean surelyKeeps(byte[] text, int from, int to) {
            return isDigits(text, from, to);
        }
    },
    /** Digits; whether they are a code of the area scheme is checked where the scheme is known. */
    AREA_CODE {
        @Override
        public Optional<String> refusal(String value) {
            byte[] text = value.getBytes(UTF_8);
            return isDigits(text, 0, text.length)
                    ? Optional.empty()
                    : Optional.of("not an area code: expected digits only, at most 18");
        }

        @Override
        public boolean surelyKeeps(byte[] text, int from, int to) {
            return isDigits(text, from, to);
        }
    };

    private static final Pattern PHONE_NUMBER =
            Pattern.compile("(\\+?86-?)?1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?");
    private static final int MOST_DIGITS = 18;

    /**
     * Whether a text, a piece of a buffer of UTF-8, keeps the rule, told without making an object;
     * false as well where that takes a closer look, by {@link #refusal}.
     */
    public boolean surelyKeeps(byte[] text, int from, int to) {
        return false;
    }

    /** Why the value breaks the rule; empty when it keeps it. */
    public abstract Optional<String> refusal(String value);

    private static boolean isDigits(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return to > from && to - from <= MOST_DIGITS;
    }
}
