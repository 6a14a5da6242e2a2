package org.jingwei.coordination.inspection.numbers;

/** What a number counts of the visits: the condition by which its rows are found. */
enum VisitFacet {
    JOINT(
            """
            target.matter IN (
                SELECT matter FROM matter_advice WHERE kind = 'MERGE' AND state IN ('ACCEPTED', 'UPHELD')
                UNION SELECT other.other FROM matter_advice_other other JOIN matter_advice USING (matter)
                WHERE matter_advice.kind = 'MERGE' AND matter_advice.state IN ('ACCEPTED', 'UPHELD'))\
            """),
    REMOTE(
            "target.matter IN (SELECT matter FROM matter_advice WHERE kind = 'REMOTE' AND state IN ('ACCEPTED', 'UPHELD'))"),
    NOTED(door("true")),
    SCANNED(door("backfill IS NULL")),
    LATE(door("late")),
    LEFT(door("left_at IS NOT NULL")),
    DELIVERED(door(record("true"))),
    WITH_FINDINGS(door(record("findings <> '[]'")));

    private final String condition;

    VisitFacet(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    private static String door(String what) {
        return """
        EXISTS (SELECT FROM inspection_visit door WHERE door.kind = target.kind AND door.matter = target.matter
            AND door.key = target.key AND %s)\
        """
                .formatted(what);
    }

    private static String record(String what) {
        return "EXISTS (SELECT FROM inspection_record record WHERE record.visit = door.id AND delivered_at IS NOT NULL AND "
                + what
                + ")";
    }
}
