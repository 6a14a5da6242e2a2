package org.jingwei.coordination.inspection.list;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That enterprises must be inspected, at most so often, or not at all.
 *
 * @param enterprise whom it is about; all of the area where it is not said
 * @param area of which it is said; the whole place where it is not
 * @param organisation for which unit; for every one where it is not said
 * @param item for which item; for every one where it is not said
 * @param most how often in a year, where it is limited
 * @param source which list or document says so
 */
public record EnterpriseClass(
        long number,
        Kind kind,
        Optional<String> enterprise,
        String enterpriseName,
        Optional<String> area,
        Optional<String> organisation,
        String organisationName,
        Optional<String> item,
        String itemName,
        Optional<Integer> most,
        LocalDate from,
        Optional<LocalDate> to,
        String reason,
        String source) {

    /** What is said of them. */
    public enum Kind {
        /** 应查: is to be inspected. */
        MUST,
        /** 限查: at most so often in a year. */
        LIMITED,
        /** 不查: only on a ground of the common list of exceptions. */
        EXEMPT
    }

    /** One as somebody writes it down. */
    public record Draft(
            @Nullable Kind kind,
            @Nullable String enterprise,
            @Nullable String area,
            @Nullable String organisation,
            @Nullable String item,
            @Nullable Integer most,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason,
            @Nullable String source) {}
}
