package org.jingwei.identity;

import java.util.List;

/** What an account is for. Which rows it sees is said by its grants, not by its role. */
public enum Role {
    /** Runs the platform. */
    ADMINISTRATOR("map", "matters", "catalogue", "admin"),
    /** Works in a coordination centre. */
    CENTRE("map", "matters", "catalogue"),
    /** Works in a department. */
    DEPARTMENT("map", "matters", "catalogue"),
    /** Works for a county, a town, a village or a functional zone. */
    AREA_OFFICER("map", "matters", "catalogue"),
    /** Speaks for one enterprise or school. */
    SUBJECT("map", "matters");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> places;

    Role(String... places) {
        this.places = List.of(places);
    }

    /** The places of the left rail this role works in. */
    public List<String> places() {
        return places;
    }
}
