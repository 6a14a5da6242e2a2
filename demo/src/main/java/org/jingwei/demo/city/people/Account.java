package org.jingwei.demo.city.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * An account as the platform registers it, but for its password, which is made at load.
 *
 * @param permanentPassword the demo's password need not be changed at the first login
 * @param head whether it answers for its organisation; each has one account
 */
public record Account(
        String username,
        String displayName,
        String role,
        String organisation,
        List<Grant> grants,
        boolean permanentPassword,
        boolean head) {

    /** What the account may see: these areas or this zone, up to this clearance. */
    public record Grant(
            List<String> areas,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> zone,
            String clearance) {}

    /** An account of an organisation that sees its area. */
    public static Account of(
            String role, String username, Organisation organisation, String clearance) {
        Grant grant = new Grant(List.of(organisation.area()), Optional.empty(), clearance);
        return new Account(
                username,
                organisation.name(),
                role,
                organisation.id(),
                List.of(grant),
                true,
                !role.equals("SUBJECT"));
    }

    Account inZone(Zone zone) {
        Grant grant = new Grant(List.of(), Optional.of(zone.id()), grants.getFirst().clearance());
        return new Account(username, displayName, role, organisation, List.of(grant), true, head);
    }
}
