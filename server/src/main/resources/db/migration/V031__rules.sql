-- The rules of the gate, what was found when a matter was checked, and what rules need to know.

-- Why a matter is asked, which published item it carries out, and whose certificates go with it.
ALTER TABLE matter ADD COLUMN ground text NOT NULL DEFAULT 'ROUTINE';
ALTER TABLE matter ADD COLUMN item text NOT NULL DEFAULT '';
ALTER TABLE matter ADD COLUMN officers text[] NOT NULL DEFAULT '{}';

-- What rules count lies beside each target, kept up by the triggers below: a check of many targets reads one index.
ALTER TABLE matter_target ADD COLUMN mechanism text NOT NULL DEFAULT '';
ALTER TABLE matter_target ADD COLUMN state text NOT NULL DEFAULT '';
ALTER TABLE matter_target ADD COLUMN first_day date NOT NULL DEFAULT '-infinity';
ALTER TABLE matter_target ADD COLUMN last_day date NOT NULL DEFAULT '-infinity';
ALTER TABLE matter_target ADD COLUMN topic text NOT NULL DEFAULT '';
ALTER TABLE matter_target ADD COLUMN since timestamptz;
COMMENT ON COLUMN matter_target.topic IS 'what it is about: the item, or the title without blanks and points';
COMMENT ON COLUMN matter_target.since IS 'when the matter was last submitted: who asked before counts against who asked after';

CREATE FUNCTION matter_topic(item text, title text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN item <> '' THEN 'item:' || item
               ELSE 'title:' || lower(regexp_replace(title, '[[:space:][:punct:]]', '', 'g')) END $$;

UPDATE matter_target target SET mechanism = matter.mechanism, state = matter.state, first_day = matter.window_from,
    last_day = matter.window_to, topic = matter_topic(matter.item, matter.title),
    since = (SELECT max(at) FROM matter_step WHERE matter_step.matter = matter.id AND action = 'submit')
FROM matter WHERE matter.id = target.matter;

DROP INDEX matter_target_subject_idx;
CREATE INDEX matter_target_subject_day_idx ON matter_target (kind, key, mechanism, first_day);
CREATE INDEX matter_target_requester_day_idx ON matter_target (requester, mechanism, first_day);

CREATE FUNCTION matter_target_filled() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    SELECT mechanism, state, window_from, window_to, matter_topic(item, title)
    INTO NEW.mechanism, NEW.state, NEW.first_day, NEW.last_day, NEW.topic
    FROM matter WHERE id = NEW.matter;
    RETURN NEW;
END $$;
CREATE TRIGGER matter_target_fill BEFORE INSERT ON matter_target
    FOR EACH ROW EXECUTE FUNCTION matter_target_filled();

-- Whoever brings a matter on need not be the one who may write its targets.
CREATE FUNCTION matter_target_followed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE matter_target SET mechanism = NEW.mechanism, state = NEW.state, first_day = NEW.window_from,
        last_day = NEW.window_to, topic = matter_topic(NEW.item, NEW.title)
    WHERE matter = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER matter_target_follow AFTER UPDATE ON matter FOR EACH ROW
    WHEN ((OLD.mechanism, OLD.state, OLD.window_from, OLD.window_to, OLD.title, OLD.item)
          IS DISTINCT FROM (NEW.mechanism, NEW.state, NEW.window_from, NEW.window_to, NEW.title, NEW.item))
    EXECUTE FUNCTION matter_target_followed();

-- By the clock and not by the transaction's beginning: submissions are checked one after the other.
CREATE FUNCTION matter_target_submitted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE matter_target SET since = clock_timestamp() WHERE matter = NEW.matter;
    RETURN NULL;
END $$;
CREATE TRIGGER matter_target_submit AFTER INSERT ON matter_step FOR EACH ROW
    WHEN (NEW.action = 'submit') EXECUTE FUNCTION matter_target_submitted();

-- Whether the caller may have a matter checked: its requester and a centre may.
CREATE FUNCTION scope_checks(requester text) RETURNS boolean
    LANGUAGE sql STABLE AS
$$ SELECT scope_administrator() OR requester = scope_text('organisation')
       OR EXISTS (SELECT FROM organisation WHERE id = scope_text('organisation') AND kind = 'CENTRE') $$;

-- How often the targets of matters are asked by other matters that the caller may not see. Tells a number and
-- two days for each target and nothing else: neither whose the others are nor what they are about.
CREATE FUNCTION matter_subject_counts(
    matters text[], froms date[], tos date[], overlapping boolean[], whose text[], same_topic boolean[], ordered boolean[], counted text[])
    RETURNS TABLE (question int, kind text, key text, asked int, first_day date, last_day date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT q.question::int, own.kind, own.key, count(*)::int, min(other.first_day), max(other.last_day)
    FROM unnest(matters, froms, tos, overlapping, whose, same_topic, ordered) WITH ORDINALITY
         AS q (matter, from_day, to_day, touching, who, by_topic, in_order, question)
    JOIN matter ON matter.id = q.matter AND scope_checks(matter.requester)
    JOIN matter_target own ON own.matter = q.matter
    JOIN matter_target other ON other.kind = own.kind AND other.key = own.key AND other.mechanism = own.mechanism
        AND other.first_day BETWEEN CASE WHEN q.touching THEN q.from_day - 366 ELSE q.from_day END AND q.to_day
    WHERE other.matter <> own.matter AND other.submitted
      AND (NOT q.touching OR other.last_day >= q.from_day)
      AND other.mechanism || ':' || other.state = ANY (counted)
      AND (NOT q.in_order OR (other.since, other.matter) < (own.since, own.matter))
      AND CASE q.who WHEN 'OWN' THEN other.requester = own.requester
                     WHEN 'OTHERS' THEN other.requester <> own.requester ELSE true END
      AND (NOT q.by_topic OR other.topic = own.topic)
    GROUP BY q.question, own.kind, own.key $$;

-- How many targets in some areas the requester of a matter asked in some days by its other matters.
CREATE FUNCTION matter_requester_counts(
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
    FROM unnest(matters, froms, tos, los, his, ordered) WITH ORDINALITY
         AS q (matter, from_day, to_day, lo, hi, in_order, question)
    JOIN matter ON matter.id = q.matter AND scope_checks(matter.requester)
    CROSS JOIN LATERAL (SELECT max(since) AS since FROM matter_target WHERE matter_target.matter = matter.id) own $$;

REVOKE EXECUTE ON FUNCTION matter_subject_counts, matter_requester_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matter_subject_counts, matter_requester_counts TO ${applicationRole};

-- The areas whose rules the caller edits: those of its centre, if it may see them whole. The centre of the
-- whole place edits also what is valid everywhere.
CREATE FUNCTION scope_rule_areas() RETURNS int8multirange
    LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN scope_administrator() THEN '{[1,999999999999999999]}'::int8multirange
        ELSE coalesce((
            SELECT CASE WHEN NOT int8range(area.code, area.hi, '[]') <@ scope_ranges('territory') THEN '{}'::int8multirange
                        WHEN area.parent IS NULL THEN '{[1,999999999999999999]}'::int8multirange
                        ELSE int8multirange(int8range(area.code, area.hi, '[]')) END
            FROM organisation JOIN area ON area.code = organisation.area
            WHERE organisation.id = scope_text('organisation') AND organisation.kind = 'CENTRE'), '{}'::int8multirange) END $$;

-- A rule and where it is valid, which stays; all else of it is in its versions, of which the newest counts.
CREATE TABLE rule (
    id   text PRIMARY KEY CHECK (id ~ '^[A-Z][A-Z0-9-]{1,39}$'),
    area text   NOT NULL,
    lo   bigint NOT NULL,
    hi   bigint NOT NULL CHECK (hi >= lo)
);
COMMENT ON COLUMN rule.area IS 'code of the area it is valid in; empty for the whole place';

CREATE TABLE rule_version (
    rule         text        NOT NULL REFERENCES rule,
    version      int         NOT NULL CHECK (version > 0),
    mechanisms   text[]      NOT NULL,
    name         text        NOT NULL CHECK (name <> ''),
    name_en      text        NOT NULL,
    legal_source text        NOT NULL CHECK (legal_source <> ''),
    valid_from   date,
    valid_to     date,
    severity     text        NOT NULL CHECK (severity IN ('REFUSE', 'NEEDS_REASON', 'ADVISE')),
    kind         text        NOT NULL,
    parameters   jsonb       NOT NULL,
    except_for   text[]      NOT NULL,
    changed_by   text        NOT NULL,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (rule, version),
    CHECK (valid_to >= valid_from)
);

-- What was found when a matter was checked on its way, and what rules said then.
CREATE TABLE matter_check (
    matter     text        NOT NULL REFERENCES matter ON DELETE CASCADE,
    version    int         NOT NULL,
    action     text        NOT NULL,
    findings   jsonb       NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (matter, version)
);
COMMENT ON COLUMN matter_check.version IS 'of the matter that was checked';

-- A second account of the centre stands by what a rule wants two for; each submission anew.
CREATE TABLE matter_confirmation (
    matter       text        NOT NULL REFERENCES matter ON DELETE CASCADE,
    submission   int         NOT NULL,
    username     text        NOT NULL,
    organisation text        NOT NULL,
    reason       text        NOT NULL CHECK (reason <> ''),
    confirmed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (matter, submission, username)
);
COMMENT ON COLUMN matter_confirmation.submission IS 'number of the step that submitted the matter';

-- What may be asked at all, as it was published.
CREATE TABLE published_item (
    mechanism    text NOT NULL,
    code         text NOT NULL,
    name         text NOT NULL CHECK (name <> ''),
    legal_basis  text NOT NULL CHECK (legal_basis <> ''),
    organisation text REFERENCES organisation,
    published_on date NOT NULL,
    ended_on     date,
    PRIMARY KEY (mechanism, code)
);
COMMENT ON COLUMN published_item.organisation IS 'whose item it is; nobody''s in particular where null';

CREATE TABLE officer_certificate (
    number       text PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    holder       text NOT NULL CHECK (holder <> ''),
    valid_from   date NOT NULL,
    valid_to     date NOT NULL,
    CHECK (valid_to >= valid_from)
);

ALTER TABLE rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY rule_read ON rule FOR SELECT USING (
    (SELECT scope_administrator()) OR int8range(lo, hi, '[]') && (SELECT scope_ranges('territory')));
CREATE POLICY rule_insert ON rule FOR INSERT WITH CHECK (int8range(lo, hi, '[]') <@ (SELECT scope_rule_areas()));

ALTER TABLE rule_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY rule_version_read ON rule_version FOR SELECT USING (
    EXISTS (SELECT FROM rule WHERE rule.id = rule_version.rule));
CREATE POLICY rule_version_insert ON rule_version FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM rule WHERE rule.id = rule_version.rule
            AND int8range(rule.lo, rule.hi, '[]') <@ (SELECT scope_rule_areas())));

-- A finding speaks of all targets: who sees some of them only, or is one of them, does not read it.
ALTER TABLE matter_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_check_read ON matter_check FOR SELECT USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_check.matter
            AND ((SELECT scope_administrator()) OR matter.requester = (SELECT scope_text('organisation'))
                 OR (SELECT scope_looks_after_areas()) AND matter.targets =
                    (SELECT count(*) FROM matter_target WHERE matter_target.matter = matter.id))));
CREATE POLICY matter_check_insert ON matter_check FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_check.matter AND scope_checks(matter.requester)));

ALTER TABLE matter_confirmation ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_confirmation_read ON matter_confirmation FOR SELECT USING (
    EXISTS (SELECT FROM matter_check WHERE matter_check.matter = matter_confirmation.matter));
CREATE POLICY matter_confirmation_insert ON matter_confirmation FOR INSERT WITH CHECK (
    organisation = (SELECT scope_text('organisation')) AND username = (SELECT scope_text('username'))
    AND EXISTS (SELECT FROM organisation known WHERE known.id = matter_confirmation.organisation AND known.kind = 'CENTRE'));

-- What is published is public; the centre of the whole place keeps the lists.
ALTER TABLE published_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY published_item_read ON published_item FOR SELECT USING (true);
CREATE POLICY published_item_write ON published_item FOR ALL
    USING ('{[1,999999999999999999]}'::int8multirange <@ (SELECT scope_rule_areas()))
    WITH CHECK ('{[1,999999999999999999]}'::int8multirange <@ (SELECT scope_rule_areas()));

ALTER TABLE officer_certificate ENABLE ROW LEVEL SECURITY;
CREATE POLICY officer_certificate_read ON officer_certificate FOR SELECT USING (
    organisation = (SELECT scope_text('organisation')) OR scope_checks(organisation));
CREATE POLICY officer_certificate_write ON officer_certificate FOR ALL
    USING ('{[1,999999999999999999]}'::int8multirange <@ (SELECT scope_rule_areas()))
    WITH CHECK ('{[1,999999999999999999]}'::int8multirange <@ (SELECT scope_rule_areas()));

GRANT SELECT, INSERT ON rule, rule_version, matter_check, matter_confirmation TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE ON published_item, officer_certificate TO ${applicationRole};
