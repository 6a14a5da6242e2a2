package org.jingwei.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The desk of inspections of the fixture city: units that may inspect, their officers, its checks.
 */
public final class FixtureDesk {
    private FixtureDesk() {}

    /** Puts the desk's checks in force, for these units with two officers each. */
    public static void open(ApiClient centre, String... units) {
        for (String unit : units) {
            equip(centre, unit);
        }
        centre.put("/api/inspection-desk", desk(true)).expect(200);
    }

    /** Announces a unit, and gives it two officers, named after it. */
    public static void equip(ApiClient centre, String unit) {
        centre.put("/api/inspecting-units/" + unit, unit("ORGAN")).expect(204);
        for (int officer = 1; officer <= 2; officer++) {
            centre.put(
                            "/api/officer-certificates/" + unit + "-" + officer,
                            Map.of(
                                    "organisation",
                                    unit,
                                    "holder",
                                    unit + officer,
                                    "from",
                                    "2020-01-01",
                                    "to",
                                    "2099-12-31"))
                    .expect(204);
        }
    }

    /** The certificates of a unit's officers. */
    public static List<String> officers(String unit) {
        return List.of(unit + "-1", unit + "-2");
    }

    /** A unit of this qualification. */
    public static Map<String, Object> unit(String qualification) {
        return new HashMap<>(
                Map.of(
                        "qualification", qualification,
                        "legalBasis", "《中华人民共和国行政处罚法》第十七条",
                        "announcedOn", "2020-01-01"));
    }

    /** What the desk holds to. */
    public static Map<String, Object> desk(boolean strict) {
        return new HashMap<>(
                Map.of(
                        "strict", strict,
                        "emptyYears", 5,
                        "perDay", 1,
                        "perWeek", 2,
                        "perMonth", 3,
                        "unitsPerVisit", 5,
                        "emergencyHours", 24,
                        "jointAim", 50,
                        "laterJointAim", 80));
    }
}
