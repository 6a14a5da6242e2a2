package org.jingwei.coordination.rules;

/** The kinds of rules there are, as they are named in JSON. */
public enum RuleType {
    LISTED,
    FREQUENCY_CAP,
    QUIET_PERIOD,
    FORBIDDEN_PERIOD,
    QUOTA_AGAINST_LAST_YEAR,
    CONFLICT,
    DUPLICATE,
    CERTIFICATE_VALID,
    JURISDICTION,
    LENGTH_LIMIT,
    MINIMUM_NOTICE,
    NEGATIVE_LIST,
    EXPRESSION
}
