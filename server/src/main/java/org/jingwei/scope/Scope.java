package org.jingwei.scope;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.engine.geo.AreaRanges;

/**
 * What one caller may see: grants of area ranges × owner × clearance, the organisation it acts for,
 * and the purpose it stated. Built once per request and handed on as a parameter, never kept in a
 * thread. Without a grant there are no rows.
 *
 * @param username who acts
 * @param organisation the organisation acted for; its own data may be administered by it
 * @param home where the organisation is; what a subject sees of the area tree
 * @param grants the permissions
 * @param subject the one subject the caller is bound to (an enterprise's or a school's account)
 * @param purpose why sensitive data is read; empty keeps it masked
 * @param administrator whether the caller runs the platform
 */
public record Scope(
        String username,
        String organisation,
        AreaRanges home,
        List<Grant> grants,
        Optional<SubjectKey> subject,
        Optional<String> purpose,
        boolean administrator) {

    /** The organisation that runs the platform. */
    public static final String PLATFORM = "platform";

    private static final String OWN = "#";

    /** No account's name has a colon, so that a system is never taken for a person. */
    private static final String SYSTEM = "system:";

    /** Stands between who acts and for whom; no account's name has it. */
    private static final String FOR = "/";

    public Scope {
        grants = List.copyOf(grants);
    }

    /** The platform itself: background work, logins. Never handed to a request. */
    public static Scope platform(String task) {
        return new Scope(
                OWN + task,
                PLATFORM,
                AreaRanges.ALL,
                List.of(new Grant(AreaRanges.ALL, Clearance.SENSITIVE, Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    /**
     * A department's source system: it delivers for its owner, and has no grant to see any row.
     *
     * @param owner the organisation it belongs to
     */
    public static Scope system(String system, String owner) {
        return new Scope(
                SYSTEM + system,
                owner,
                AreaRanges.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The source system that acts, if it is one. */
    public Optional<String> system() {
        return Optional.of(username)
                .filter(name -> name.startsWith(SYSTEM))
                .map(name -> name.substring(SYSTEM.length()));
    }

    /** Whether the platform itself acts, and no person; no account's name has its first sign. */
    public boolean isPlatform() {
        return administrator && username.startsWith(OWN);
    }

    /** The areas in which this scope reaches that owner's data of that sensitivity. */
    public AreaRanges areasFor(String owner, Clearance sensitivity) {
        return union(grants.stream().filter(grant -> grant.reaches(owner, sensitivity)).toList());
    }

    /** The areas in which this scope reaches every owner's data of that sensitivity. */
    public AreaRanges areasFor(Clearance sensitivity) {
        return union(
                grants.stream()
                        .filter(grant ->
                                grant.owner().isEmpty() && grant.clearance().reaches(sensitivity))
                        .toList());
    }

    /** The part of the area tree this scope stands in: all granted areas, or the subject's home. */
    public AreaRanges territory() {
        AreaRanges granted = union(grants);
        return granted.isEmpty() ? home : granted;
    }

    /**
     * Whether data of this owner is the caller's own to administer (its batches, its unplaced
     * rows).
     */
    public boolean owns(String owner) {
        return administrator || organisation.equals(owner);
    }

    /** The same scope, used by somebody else for whoever it belongs to. */
    public Scope actedBy(String other) {
        return new Scope(
                other + FOR + username,
                organisation,
                home,
                grants,
                subject,
                purpose,
                administrator);
    }

    /**
     * Whether somebody stands behind both: of two who have to agree, one may not act for the other,
     * nor one for both.
     */
    public boolean sharesPersonWith(String other) {
        return persons(other).stream().anyMatch(persons(username)::contains);
    }

    /** Who stands behind a name: who acted, and last for whom. */
    public static List<String> persons(String name) {
        return List.of(name.split(FOR, 2));
    }

    /** The same scope for a stated purpose. */
    public Scope forPurpose(String stated) {
        return new Scope(
                username, organisation, home, grants, subject, Optional.of(stated), administrator);
    }

    /** These areas as the text of a PostgreSQL {@code int8multirange}. */
    public static String multirange(AreaRanges areas) {
        return areas.list().stream()
                .map(range -> "[" + range.lo() + "," + range.hi() + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static AreaRanges union(List<Grant> some) {
        return AreaRanges.of(
                some.stream().flatMap(grant -> grant.areas().list().stream()).toList());
    }
}
