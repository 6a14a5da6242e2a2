package org.jingwei.catalog;

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
    },
    /** Citizen identification number, GB 11643-1999. */
    CITIZEN_ID {
        @Override
        public Optional<String> refusal(String value) {
            return CitizenNumber.refusal(value);
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
    },
    /** A code of an area that there is, or was before it was replaced. */
    KNOWN_AREA {
        @Override
        public Optional<String> refusal(String value) {
            return AREA_CODE.refusal(value);
        }
    },
    /** Digits; whether they are a code of the area scheme is checked where the scheme is known. */
    AREA_CODE {
        @Override
        public Optional<String> refusal(String value) {
            return isDigits(value)
                    ? Optional.empty()
                    : Optional.of("not an area code: expected digits only, at most 18");
        }
    };

    private static final Pattern PHONE_NUMBER =
            Pattern.compile("(\\+?86-?)?1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?");
    private static final int MOST_DIGITS = 18;

    /** Why the value breaks the rule; empty when it keeps it. */
    public abstract Optional<String> refusal(String value);

    private static boolean isDigits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MOST_DIGITS;
    }
}
