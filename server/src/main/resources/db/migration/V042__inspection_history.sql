-- Inspections from before the gate, or from beside it: taken in as history by the centre of the whole place, counted
-- by the numbers and by the caps of the gate.
CREATE TABLE inspection_history (
    requester  text   NOT NULL REFERENCES organisation,
    id         text   NOT NULL,
    number     bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    key        text   NOT NULL,
    name       text   NOT NULL,
    area       bigint NOT NULL,
    type       text   NOT NULL,
    visited_on date   NOT NULL,
    outcome    text   NOT NULL CHECK (outcome IN ('PASSED', 'CONDITIONAL', 'FAILED', 'UNKNOWN')),
    findings   int    NOT NULL CHECK (findings >= 0),
    PRIMARY KEY (requester, id)
);
COMMENT ON COLUMN inspection_history.id IS 'as the unit it comes from numbers it: the same one again is a correction';
COMMENT ON COLUMN inspection_history.area IS 'where the register has the enterprise; where its unit is, if it has not';
CREATE INDEX inspection_history_key_idx ON inspection_history (key, visited_on);
CREATE INDEX inspection_history_requester_idx ON inspection_history (requester, visited_on);
CREATE INDEX inspection_history_day_idx ON inspection_history (visited_on, number);

ALTER TABLE inspection_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_history_read ON inspection_history FOR SELECT USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR ('ENTERPRISE:' || key) = (SELECT scope_text('subject'))
    OR (SELECT scope_looks_after_areas()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY inspection_history_write ON inspection_history FOR ALL
    USING ((SELECT scope_keeps_lists())) WITH CHECK ((SELECT scope_keeps_lists()));
GRANT SELECT, INSERT, UPDATE ON inspection_history TO ${applicationRole};

-- As before, and history counts for what is counted in a span of days; a visit that is over is no conflict.
CREATE OR REPLACE FUNCTION matter_subject_counts(
    matters text[], froms date[], tos date[], overlapping boolean[], whose text[], same_topic boolean[], ordered boolean[], counted text[])
    RETURNS TABLE (question int, kind text, key text, asked int, first_day date, last_day date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT q.question::int, own.kind, own.key, count(*)::int, min(other.first_day), max(other.last_day)
    FROM unnest(matters, froms, tos, overlapping, whose, same_topic, ordered) WITH ORDINALITY
         AS q (matter, from_day, to_day, touching, who, by_topic, in_order, question)
    JOIN matter ON matter.id = q.matter AND scope_checks(matter.requester)
    JOIN matter_target own ON own.matter = q.matter
    JOIN LATERAL (
        SELECT asked.requester, asked.first_day, asked.last_day FROM matter_target asked
        WHERE asked.kind = own.kind AND asked.key = own.key AND asked.mechanism = own.mechanism
          AND asked.first_day BETWEEN CASE WHEN q.touching THEN q.from_day - 366 ELSE q.from_day END AND q.to_day
          AND asked.matter <> own.matter AND asked.submitted
          AND (NOT q.touching OR asked.last_day >= q.from_day)
          AND asked.mechanism || ':' || asked.state = ANY (counted)
          AND (NOT q.in_order OR (asked.since, asked.matter) < (own.since, own.matter))
          AND (NOT q.by_topic OR asked.topic = own.topic)
        UNION ALL
        SELECT past.requester, past.visited_on, past.visited_on FROM inspection_history past
        WHERE own.kind = 'ENTERPRISE' AND own.mechanism = 'INSPECTION' AND past.key = own.key
          AND past.visited_on BETWEEN q.from_day AND q.to_day AND NOT q.touching AND NOT q.by_topic) other
        ON CASE q.who WHEN 'OWN' THEN other.requester = own.requester
                      WHEN 'OTHERS' THEN other.requester <> own.requester ELSE true END
    GROUP BY q.question, own.kind, own.key $$;

CREATE OR REPLACE FUNCTION matter_requester_counts(
    matters text[], froms date[], tos date[], los bigint[], his bigint[], ordered boolean[], counted text[])
    RETURNS TABLE (question int, asked bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT q.question::int,
           (SELECT count(*) FROM matter_target other
            WHERE other.requester = matter.requester AND other.mechanism = matter.mechanism
              AND other.first_day BETWEEN q.from_day AND q.to_day
              AND other.area BETWEEN q.lo AND q.hi
              AND other.matter <> matter.id AND other.submitted
              AND other.mechanism || ':' || other.state = ANY (counted)
              AND (NOT q.in_order OR (other.since, other.matter) < (own.since, matter.id)))
           + (SELECT count(*) FROM inspection_history past
              WHERE matter.mechanism = 'INSPECTION' AND past.requester = matter.requester
                AND past.visited_on BETWEEN q.from_day AND q.to_day AND past.area BETWEEN q.lo AND q.hi)
    FROM unnest(matters, froms, tos, los, his, ordered) WITH ORDINALITY
         AS q (matter, from_day, to_day, lo, hi, in_order, question)
    JOIN matter ON matter.id = q.matter AND scope_checks(matter.requester)
    CROSS JOIN LATERAL (SELECT max(since) AS since FROM matter_target WHERE matter_target.matter = matter.id) own $$;
