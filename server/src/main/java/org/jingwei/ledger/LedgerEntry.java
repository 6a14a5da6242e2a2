package org.jingwei.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of the ledger, as it is shown.
 *
 * @param saving why minutes were saved, or had been before they were asked for again
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LedgerEntry(
        long id,
        String matter,
        String title,
        String mechanism,
        String requester,
        String requesterName,
        String legalBasis,
        String kind,
        String key,
        String name,
        String area,
        String areaName,
        Booking booking,
        Optional<Saving> saving,
        int minutes,
        LocalDate day,
        Instant at) {
    LedgerEntry named(String unit, String areaCode, String place) {
        return new LedgerEntry(
                id,
                matter,
                title,
                mechanism,
                requester,
                unit,
                legalBasis,
                kind,
                key,
                name,
                areaCode,
                place,
                booking,
                saving,
                minutes,
                day,
                at);
    }
}
