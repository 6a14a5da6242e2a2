package org.jingwei.coordination.inspection.merging;

/** More visits to one enterprise than these are flagged; they are avoided, not forbidden. */
public record FrequencyLimits(int perDay, int perWeek, int perMonth) {
    /** One a day, two a week, three a month. */
    public static final FrequencyLimits USUAL = new FrequencyLimits(1, 2, 3);

    /** Refuses limits below one. */
    public FrequencyLimits {
        if (perDay < 1 || perWeek < 1 || perMonth < 1) {
            throw new IllegalArgumentException("a limit of visits is at least one");
        }
    }
}
