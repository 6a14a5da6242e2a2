package org.jingwei.coordination.inspection.list;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that may be inspected, as it is published.
 *
 * @param organisation whose it is; of nobody in particular where absent
 * @param objectType what sort of enterprises it is for
 * @param mode how it is done where nothing speaks against it
 * @param capPerYear how often in a year at one enterprise; without a cap of its own where absent
 * @param endedOn the last day of it
 * @param empty whether it was not used for so long that it ought to go 空转
 * @param outdated whether its law changed and nobody looked at it since
 */
public record InspectionItem(
        String code,
        String name,
        String legalBasis,
        Optional<String> organisation,
        String organisationName,
        String objectType,
        InspectionMode mode,
        List<CheckEntry> checklist,
        Optional<Integer> capPerYear,
        LocalDate publishedOn,
        Optional<LocalDate> endedOn,
        Optional<LocalDate> lastUsedOn,
        Optional<LocalDate> lawChangedOn,
        boolean empty,
        boolean outdated) {
    public InspectionItem {
        checklist = List.copyOf(checklist);
    }
}
