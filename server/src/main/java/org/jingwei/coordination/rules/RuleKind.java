package org.jingwei.coordination.rules;

import java.util.List;

/** What a rule looks at, with the numbers and words that its centre has set. */
public sealed interface RuleKind {
    /** Whose other matters count, seen from the requester of the one that is checked. */
    enum Whose {
        OWN,
        OTHERS,
        ANYBODY
    }

    /** The matter names an item that is published in its time, and is its requester's. */
    record Listed() implements RuleKind {}

    /**
     * A target is asked at most so often in a period.
     *
     * @param starts the days on which a period begins each year, as {@code MM-dd}
     */
    record FrequencyCap(int most, List<String> starts, Whose whose) implements RuleKind {
        public FrequencyCap {
            starts = List.copyOf(starts);
        }
    }

    /** Nothing happens on these days of each month. */
    record QuietPeriod(int firstDay, int lastDay) implements RuleKind {}

    /** Nothing happens in these spans of days. */
    record ForbiddenPeriod(List<DaySpan> spans) implements RuleKind {
        public ForbiddenPeriod {
            spans = List.copyOf(spans);
        }
    }

    /**
     * A requester asks no more targets this year than a part of last year's.
     *
     * @param atLeast as many are allowed however few they were last year
     */
    record QuotaAgainstLastYear(int percent, int atLeast) implements RuleKind {}

    /** No other matter asks the target within so many days before and after. */
    record Conflict(int days, Whose whose) implements RuleKind {}

    /** The requester does not ask the same of the same target within so many days. */
    record Duplicate(int days) implements RuleKind {}

    /** So many certificates that are valid in the matter's time, and are its requester's. */
    record CertificateValid(int officers) implements RuleKind {}

    /** Targets lie in the area of the requester. */
    record Jurisdiction() implements RuleKind {}

    /** It costs a target no more minutes, and its window is no longer; 0 sets no limit. */
    record LengthLimit(int mostMinutes, int mostDays) implements RuleKind {}

    /** It is submitted so many days before its first day. */
    record MinimumNotice(int days) implements RuleKind {}

    /** Neither its words nor its item are on a list. */
    record NegativeList(List<String> words, List<String> items) implements RuleKind {
        public NegativeList {
            words = List.copyOf(words);
            items = List.copyOf(items);
        }
    }

    /**
     * An expression in CEL over the matter is true.
     *
     * @param words what is wrong when it is not
     */
    record Expression(String expression, String words, String wordsEn) implements RuleKind {}

    /** Its name in JSON. */
    default RuleType type() {
        return switch (this) {
            case Listed _ -> RuleType.LISTED;
            case FrequencyCap _ -> RuleType.FREQUENCY_CAP;
            case QuietPeriod _ -> RuleType.QUIET_PERIOD;
            case ForbiddenPeriod _ -> RuleType.FORBIDDEN_PERIOD;
            case QuotaAgainstLastYear _ -> RuleType.QUOTA_AGAINST_LAST_YEAR;
            case Conflict _ -> RuleType.CONFLICT;
            case Duplicate _ -> RuleType.DUPLICATE;
            case CertificateValid _ -> RuleType.CERTIFICATE_VALID;
            case Jurisdiction _ -> RuleType.JURISDICTION;
            case LengthLimit _ -> RuleType.LENGTH_LIMIT;
            case MinimumNotice _ -> RuleType.MINIMUM_NOTICE;
            case NegativeList _ -> RuleType.NEGATIVE_LIST;
            case Expression _ -> RuleType.EXPRESSION;
        };
    }
}
