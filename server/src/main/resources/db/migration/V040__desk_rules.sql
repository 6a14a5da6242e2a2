-- What the desk of inspections holds to beside its lists: officers who find nothing time and again, many visits to
-- one enterprise, classes of enterprises, codes that are guessed; and what a matter's time waits for.

ALTER TABLE inspection_desk ADD COLUMN clean_checks int NOT NULL DEFAULT 3 CHECK (clean_checks BETWEEN 1 AND 100);
COMMENT ON COLUMN inspection_desk.clean_checks IS 'after so many checks of one enterprise in a year that found nothing an officer is barred there until it is explained';

ALTER TABLE inspection_visit ADD COLUMN officers text[] NOT NULL DEFAULT '{}';
ALTER TABLE inspection_visit ADD COLUMN outing text;
COMMENT ON COLUMN inspection_visit.officers IS 'the holders of the certificates that were named for it';
COMMENT ON COLUMN inspection_visit.outing IS 'the same for visits that were merged into one: they count once';
CREATE INDEX inspection_visit_arrived_idx ON inspection_visit (arrived_at);

-- Whether one of two matters was to be merged with the other, and that was followed.
CREATE FUNCTION matters_merged(one text, two text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT EXISTS (
        SELECT FROM matter_advice advice
        JOIN matter_advice_other other ON other.matter = advice.matter AND other.advice = advice.number
        WHERE advice.kind = 'MERGE' AND advice.state IN ('ACCEPTED', 'UPHELD')
          AND (advice.matter = one AND other.other = two OR advice.matter = two AND other.other = one)) $$;
REVOKE EXECUTE ON FUNCTION matters_merged FROM PUBLIC;

-- Who went is kept with the visit, since the matter may name others later. Visits of merged matters that begin within
-- half a day of each other are one outing, whichever of them is noted first.
CREATE FUNCTION inspection_visit_filled() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    outings text[];
BEGIN
    NEW.officers := ARRAY(
        SELECT DISTINCT holder FROM matter JOIN officer_certificate certificate
            ON certificate.number = ANY (matter.officers) AND certificate.organisation = matter.requester
        WHERE matter.id = NEW.matter ORDER BY holder);
    outings := ARRAY(
        SELECT DISTINCT known.outing FROM inspection_visit known
        WHERE known.kind = NEW.kind AND known.key = NEW.key
          AND known.arrived_at BETWEEN NEW.arrived_at - interval '12 hours' AND NEW.arrived_at + interval '12 hours'
          AND matters_merged(known.matter, NEW.matter) ORDER BY 1);
    NEW.outing := coalesce(outings[1], NEW.id);
    IF cardinality(outings) > 1 THEN
        UPDATE inspection_visit SET outing = NEW.outing
        WHERE kind = NEW.kind AND key = NEW.key AND outing = ANY (outings);
    END IF;
    RETURN NEW;
END $$;
UPDATE inspection_visit visit SET outing = id, officers = ARRAY(
    SELECT DISTINCT holder FROM matter JOIN officer_certificate certificate
        ON certificate.number = ANY (matter.officers) AND certificate.organisation = matter.requester
    WHERE matter.id = visit.matter ORDER BY holder);
ALTER TABLE inspection_visit ALTER COLUMN outing SET NOT NULL;
CREATE TRIGGER inspection_visit_fill BEFORE INSERT ON inspection_visit
    FOR EACH ROW EXECUTE FUNCTION inspection_visit_filled();

-- Why an officer goes on inspecting an enterprise where nothing was found time and again.
CREATE TABLE officer_explanation (
    id              text PRIMARY KEY,
    number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    organisation    text        NOT NULL REFERENCES organisation,
    enterprise      text        NOT NULL,
    enterprise_name text        NOT NULL,
    area            bigint      NOT NULL,
    officer         text        NOT NULL CHECK (officer <> ''),
    head            text        NOT NULL CHECK (head <> ''),
    reason          text        NOT NULL CHECK (reason <> ''),
    username        text        NOT NULL,
    explained_at    timestamptz NOT NULL DEFAULT now(),
    request_key     text,
    UNIQUE (organisation, request_key)
);
COMMENT ON COLUMN officer_explanation.head IS 'who answers for it in the unit';
CREATE INDEX officer_explanation_officer_idx ON officer_explanation (organisation, enterprise, officer, explained_at);
ALTER TABLE officer_explanation ENABLE ROW LEVEL SECURITY;
CREATE POLICY officer_explanation_read ON officer_explanation FOR SELECT USING (
    (SELECT scope_administrator()) OR organisation = (SELECT scope_text('organisation'))
    OR (SELECT scope_is_centre()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY officer_explanation_insert ON officer_explanation FOR INSERT WITH CHECK (
    organisation = (SELECT scope_text('organisation')) AND username = (SELECT scope_text('username')));
GRANT SELECT, INSERT ON officer_explanation TO ${applicationRole};

-- How many checks of a year without a finding each officer of a matter made at each of its enterprises since that was
-- last explained. Also of those that the caller may not see, and nothing else of them.
CREATE FUNCTION officer_clean_checks(matters text[])
    RETURNS TABLE (matter text, key text, name text, officer text, checks int)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT matter.id, target.key, target.name, named.holder, count(*)::int
    FROM matter JOIN matter_target target ON target.matter = matter.id AND target.kind = 'ENTERPRISE'
    CROSS JOIN LATERAL (SELECT DISTINCT holder FROM officer_certificate
        WHERE number = ANY (matter.officers) AND organisation = matter.requester) named
    JOIN inspection_visit visit ON visit.kind = target.kind AND visit.key = target.key
        AND visit.requester = matter.requester AND visit.matter <> matter.id
        AND visit.arrived_at >= matter.window_from - interval '1 year' AND named.holder = ANY (visit.officers)
    JOIN inspection_record record ON record.visit = visit.id AND record.delivered_at IS NOT NULL AND record.findings = '[]'
    WHERE matter.id = ANY (matters) AND matter.mechanism = 'INSPECTION' AND scope_checks(matter.requester)
      AND visit.arrived_at > coalesce((SELECT max(explained_at) FROM officer_explanation explained
          WHERE explained.organisation = matter.requester AND explained.enterprise = target.key
            AND explained.officer = named.holder), '-infinity')
    GROUP BY matter.id, target.key, target.name, named.holder $$;
REVOKE EXECUTE ON FUNCTION officer_clean_checks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION officer_clean_checks TO ${applicationRole};

-- A matter's time stands still as long as it waits for one of these.
ALTER TABLE matter_deadline ADD COLUMN paused_for text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN matter_deadline.paused_for IS 'whom the matter waits for while its time stands still: ADVICE, SIGNERS';
UPDATE matter_deadline SET paused_for = ARRAY['ADVICE'] WHERE paused_at IS NOT NULL;

-- Which enterprises must be inspected 应查, at most so often 限查, or not at all 不查: one enterprise, or all of an area;
-- by one unit or any, for one item or any.
CREATE TABLE inspection_class (
    number          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            text   NOT NULL CHECK (kind IN ('MUST', 'LIMITED', 'EXEMPT')),
    enterprise      text   NOT NULL,
    enterprise_name text   NOT NULL,
    area            text   NOT NULL,
    lo              bigint NOT NULL,
    hi              bigint NOT NULL CHECK (hi >= lo),
    organisation    text   NOT NULL,
    item            text   NOT NULL,
    most            int CHECK (most BETWEEN 1 AND 366),
    valid_from      date   NOT NULL,
    valid_to        date CHECK (valid_to >= valid_from),
    reason          text   NOT NULL CHECK (reason <> ''),
    source          text   NOT NULL CHECK (source <> ''),
    CHECK ((kind = 'LIMITED') = (most IS NOT NULL)),
    UNIQUE (enterprise, area, organisation, item, valid_from)
);
COMMENT ON COLUMN inspection_class.enterprise IS 'empty: all enterprises of the area';
COMMENT ON COLUMN inspection_class.area IS 'empty: the whole place';
COMMENT ON COLUMN inspection_class.organisation IS 'empty: every unit';
COMMENT ON COLUMN inspection_class.item IS 'empty: every item';
ALTER TABLE inspection_class ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_class_read ON inspection_class FOR SELECT USING (
    (SELECT scope_text('subject')) = '' OR enterprise = '' OR 'ENTERPRISE:' || enterprise = (SELECT scope_text('subject')));
CREATE POLICY inspection_class_write ON inspection_class FOR ALL
    USING ((SELECT scope_keeps_lists())) WITH CHECK ((SELECT scope_keeps_lists()));
GRANT SELECT, INSERT, UPDATE ON inspection_class TO ${applicationRole};

-- The one that counts: what is said of the enterprise itself before what is said of its area, of a smaller area before
-- a larger one, of an item before a unit, of a unit before all; then the newest.
CREATE FUNCTION inspection_class_of(key text, at_area bigint, unit text, code text, on_day date) RETURNS SETOF inspection_class
    LANGUAGE sql STABLE AS $$
    SELECT * FROM inspection_class said
    WHERE said.enterprise IN ('', key) AND at_area BETWEEN said.lo AND said.hi
      AND said.organisation IN ('', unit) AND said.item IN ('', code)
      AND on_day BETWEEN said.valid_from AND coalesce(said.valid_to, 'infinity'::date)
    ORDER BY said.enterprise <> '' DESC, said.hi - said.lo, said.item <> '' DESC, said.organisation <> '' DESC,
             said.valid_from DESC LIMIT 1 $$;

-- Enterprises of a matter that were inspected as often in the year as their class allows. Matters on one of the free
-- grounds are not counted. Also of those that the caller may not see, and nothing else of them.
CREATE FUNCTION inspection_limit_reached(of_matter text, free text[], in_vain text[])
    RETURNS TABLE (key text, name text, most int, source text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT own.key, own.name, said.most, said.source
    FROM matter JOIN matter_target own ON own.matter = matter.id
    CROSS JOIN LATERAL inspection_class_of(own.key, own.area, matter.requester, matter.item, matter.window_from) said
    WHERE matter.id = of_matter AND scope_checks(matter.requester) AND own.kind = 'ENTERPRISE'
      AND said.kind = 'LIMITED' AND NOT matter.ground = ANY (free)
      AND (SELECT count(*) FROM matter_target other JOIN matter asked ON asked.id = other.matter
           WHERE other.kind = own.kind AND other.key = own.key AND other.mechanism = 'INSPECTION'
             AND other.first_day BETWEEN date_trunc('year', matter.window_from)::date
                 AND (date_trunc('year', matter.window_from) + interval '1 year - 1 day')::date
             AND other.matter <> own.matter AND other.submitted AND NOT other.state = ANY (in_vain)
             AND NOT asked.ground = ANY (free)
             AND said.organisation IN ('', other.requester) AND said.item IN ('', asked.item)) >= said.most $$;
REVOKE EXECUTE ON FUNCTION inspection_limit_reached FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inspection_limit_reached TO ${applicationRole};

-- Other reasons of the common list for which a task is noted without a plan.
ALTER TABLE inspection_task DROP CONSTRAINT inspection_task_origin_check;
ALTER TABLE inspection_task ADD CONSTRAINT inspection_task_origin_check CHECK (origin IN
    ('PLAN', 'SPECIAL', 'ORDERED', 'COMPLAINT', 'ACCIDENT', 'MEDIA', 'TRANSFER', 'STATUTORY_DAY', 'TAX_RISK', 'OTHER'));

-- Codes that were typed wrong, counted by the account and by where from.
CREATE TABLE inspection_code_failure (
    subject     text PRIMARY KEY,
    failures    int         NOT NULL,
    window_ends timestamptz NOT NULL
);
ALTER TABLE inspection_code_failure ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_code_failure_platform ON inspection_code_failure FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));
GRANT SELECT, INSERT, UPDATE, DELETE ON inspection_code_failure TO ${applicationRole};

-- A step names the account that takes it, and a matter changes its state with a step of the same transaction alone:
-- whoever sees a matter cannot bring it on beside its history. The owner of the tables may repair.
ALTER POLICY matter_step_insert ON matter_step WITH CHECK (
    organisation = (SELECT scope_text('organisation')) AND username = (SELECT scope_text('username')));

CREATE FUNCTION matter_state_stepped() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF session_user <> current_user AND NOT EXISTS (
        SELECT FROM matter_step WHERE matter = NEW.id AND from_state = OLD.state AND to_state = NEW.state AND at = now()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a matter goes from state to state by a step of its history';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER matter_state_step AFTER UPDATE ON matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION matter_state_stepped();
