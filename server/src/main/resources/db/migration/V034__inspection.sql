-- The desk of inspections: who may inspect, what, by which plan or case, and what comes of it as a matter.

-- How the desk works; one row.
CREATE TABLE inspection_desk (
    one             boolean PRIMARY KEY DEFAULT true CHECK (one),
    strict          boolean NOT NULL DEFAULT false,
    empty_years     int     NOT NULL DEFAULT 5 CHECK (empty_years BETWEEN 1 AND 50),
    per_day         int     NOT NULL DEFAULT 1 CHECK (per_day BETWEEN 1 AND 100),
    per_week        int     NOT NULL DEFAULT 2 CHECK (per_week BETWEEN 1 AND 100),
    per_month       int     NOT NULL DEFAULT 3 CHECK (per_month BETWEEN 1 AND 100),
    units_per_visit int     NOT NULL DEFAULT 5 CHECK (units_per_visit BETWEEN 2 AND 50),
    emergency_hours int     NOT NULL DEFAULT 24 CHECK (emergency_hours BETWEEN 1 AND 720),
    joint_aim       int     NOT NULL DEFAULT 50 CHECK (joint_aim BETWEEN 0 AND 100),
    later_joint_aim int     NOT NULL DEFAULT 80 CHECK (later_joint_aim BETWEEN 0 AND 100)
);
COMMENT ON COLUMN inspection_desk.strict IS 'whether an inspection that breaks what the desk checks is refused; it is told so either way';
INSERT INTO inspection_desk DEFAULT VALUES;

-- Whether the caller keeps what is valid in the whole place, as its centre does.
CREATE FUNCTION scope_keeps_lists() RETURNS boolean
    LANGUAGE sql STABLE AS
$$ SELECT '{[1,999999999999999999]}'::int8multirange <@ scope_rule_areas() $$;

CREATE FUNCTION scope_is_centre() RETURNS boolean
    LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT FROM organisation WHERE id = scope_text('organisation') AND kind = 'CENTRE') $$;

-- Who is announced as entitled to inspect. Who is barred by its kind never gets in.
CREATE TABLE inspecting_unit (
    organisation  text PRIMARY KEY REFERENCES organisation,
    qualification text NOT NULL CHECK (qualification IN ('ORGAN', 'AUTHORISED', 'ENTRUSTED')),
    entrusted_by  text REFERENCES organisation,
    legal_basis   text NOT NULL CHECK (legal_basis <> ''),
    announced_on  date NOT NULL,
    ended_on      date,
    CHECK ((qualification = 'ENTRUSTED') = (entrusted_by IS NOT NULL)),
    CHECK (ended_on >= announced_on)
);

ALTER TABLE published_item ADD COLUMN object_type text NOT NULL DEFAULT '';
ALTER TABLE published_item ADD COLUMN mode text NOT NULL DEFAULT 'ON_SITE' CHECK (mode IN ('ON_SITE', 'REMOTE'));
ALTER TABLE published_item ADD COLUMN checklist jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(checklist) = 'array');
ALTER TABLE published_item ADD COLUMN cap_per_year int CHECK (cap_per_year BETWEEN 1 AND 366);
ALTER TABLE published_item ADD COLUMN last_used_on date;
ALTER TABLE published_item ADD COLUMN revised_on date;
ALTER TABLE published_item ADD COLUMN law_changed_on date;
COMMENT ON COLUMN published_item.checklist IS '[{"id", "text", "textEn", "basis"}]: what is looked at, in the order of the record form';
COMMENT ON COLUMN published_item.last_used_on IS 'when an inspection that carries it out was last approved';
COMMENT ON COLUMN published_item.law_changed_on IS 'when what it is based on was last changed; not looked at since where revised_on is before';
CREATE INDEX published_item_organisation_idx ON published_item (organisation, code);

-- An item is in use when an inspection of it is approved; whoever approves need not keep the list.
CREATE FUNCTION published_item_used() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE published_item SET last_used_on = current_date FROM matter
    WHERE matter.id = NEW.matter AND published_item.mechanism = matter.mechanism
      AND published_item.code = matter.item
      AND (published_item.last_used_on IS NULL OR published_item.last_used_on < current_date);
    RETURN NULL;
END $$;
CREATE TRIGGER published_item_use AFTER INSERT ON matter_step FOR EACH ROW
    WHEN (NEW.action = 'approve') EXECUTE FUNCTION published_item_used();

-- What a unit means to inspect in a year, or in a campaign.
CREATE TABLE inspection_plan (
    id            text PRIMARY KEY,
    number        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    year          int         NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    kind          text        NOT NULL CHECK (kind IN ('ANNUAL', 'SPECIAL')),
    title         text        NOT NULL CHECK (title <> ''),
    organisation  text        NOT NULL REFERENCES organisation,
    area          bigint      NOT NULL,
    state         text        NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'FILED', 'PUBLISHED', 'WITHDRAWN')),
    version       int         NOT NULL DEFAULT 1,
    filing_number text        NOT NULL DEFAULT '',
    reason        text        NOT NULL DEFAULT '',
    filed_at      timestamptz,
    published_at  timestamptz,
    created_by    text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN inspection_plan.area IS 'where its unit is; 0 if that is not known';
COMMENT ON COLUMN inspection_plan.reason IS 'why it was last returned or withdrawn';
CREATE INDEX inspection_plan_organisation_idx ON inspection_plan (organisation, year);

CREATE TABLE inspection_plan_line (
    plan       text NOT NULL REFERENCES inspection_plan ON DELETE CASCADE,
    number     int  NOT NULL,
    item       text NOT NULL,
    from_month int  NOT NULL CHECK (from_month BETWEEN 1 AND 12),
    to_month   int  NOT NULL CHECK (to_month BETWEEN from_month AND 12),
    mode       text NOT NULL CHECK (mode IN ('ON_SITE', 'REMOTE')),
    minutes    int  NOT NULL CHECK (minutes BETWEEN 0 AND 10000),
    many       int  NOT NULL CHECK (many > 0),
    PRIMARY KEY (plan, number)
);

CREATE TABLE inspection_plan_enterprise (
    plan       text   NOT NULL,
    line       int    NOT NULL,
    enterprise text   NOT NULL,
    name       text   NOT NULL,
    area       bigint NOT NULL,
    PRIMARY KEY (plan, line, enterprise),
    FOREIGN KEY (plan, line) REFERENCES inspection_plan_line ON DELETE CASCADE
);

-- One unit's demand to inspect one enterprise, and where it comes from.
CREATE TABLE inspection_task (
    id              text PRIMARY KEY,
    number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    organisation    text        NOT NULL REFERENCES organisation,
    origin          text        NOT NULL CHECK (origin IN ('PLAN', 'SPECIAL', 'ORDERED', 'COMPLAINT', 'ACCIDENT', 'MEDIA', 'TRANSFER')),
    plan            text REFERENCES inspection_plan,
    line            int,
    source          text        NOT NULL DEFAULT '',
    item            text        NOT NULL,
    enterprise      text        NOT NULL,
    enterprise_name text        NOT NULL,
    area            bigint      NOT NULL,
    window_from     date        NOT NULL,
    window_to       date        NOT NULL CHECK (window_to >= window_from),
    minutes         int         NOT NULL CHECK (minutes BETWEEN 0 AND 10000),
    mode            text        NOT NULL CHECK (mode IN ('ON_SITE', 'REMOTE')),
    emergency_at    timestamptz,
    report_due      timestamptz,
    matter          text REFERENCES matter,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((origin IN ('PLAN', 'SPECIAL')) = (plan IS NOT NULL)),
    CHECK (plan IS NOT NULL OR source <> ''),
    CHECK ((emergency_at IS NULL) = (report_due IS NULL)),
    UNIQUE (plan, line, enterprise)
);
COMMENT ON COLUMN inspection_task.source IS 'the number or the words of the case or the order, where it is from no plan';
COMMENT ON COLUMN inspection_task.emergency_at IS 'when it was done, where nobody could be asked before';
CREATE INDEX inspection_task_organisation_idx ON inspection_task (organisation, number);
CREATE INDEX inspection_task_window_idx ON inspection_task (window_from, window_to);
CREATE INDEX inspection_task_enterprise_idx ON inspection_task (enterprise, window_from);
CREATE INDEX inspection_task_matter_idx ON inspection_task (matter) WHERE matter IS NOT NULL;

ALTER TABLE inspection_desk ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_desk_read ON inspection_desk FOR SELECT USING (true);
CREATE POLICY inspection_desk_update ON inspection_desk FOR UPDATE USING ((SELECT scope_keeps_lists()));

-- Who may inspect is announced: everybody reads it, an enterprise before all.
ALTER TABLE inspecting_unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspecting_unit_read ON inspecting_unit FOR SELECT USING (true);
CREATE POLICY inspecting_unit_write ON inspecting_unit FOR ALL
    USING ((SELECT scope_keeps_lists())) WITH CHECK ((SELECT scope_keeps_lists()));

-- A draft is its unit's alone; once it was filed, also when it is returned, it is read by the centres of where
-- the unit is; published, by everybody.
ALTER TABLE inspection_plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_plan_read ON inspection_plan FOR SELECT USING (
    state = 'PUBLISHED' OR (SELECT scope_administrator())
    OR organisation = (SELECT scope_text('organisation'))
    OR filed_at IS NOT NULL AND (SELECT scope_is_centre()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY inspection_plan_insert ON inspection_plan FOR INSERT WITH CHECK (
    organisation = (SELECT scope_text('organisation')));
CREATE POLICY inspection_plan_update ON inspection_plan FOR UPDATE USING (
    organisation = (SELECT scope_text('organisation'))
    OR filed_at IS NOT NULL AND (SELECT scope_is_centre()) AND area <@ (SELECT scope_ranges('territory')))
    WITH CHECK (true);

ALTER TABLE inspection_plan_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_plan_line_read ON inspection_plan_line FOR SELECT USING (
    EXISTS (SELECT FROM inspection_plan WHERE id = inspection_plan_line.plan));
CREATE POLICY inspection_plan_line_write ON inspection_plan_line FOR ALL USING (
    EXISTS (SELECT FROM inspection_plan WHERE id = inspection_plan_line.plan
            AND organisation = (SELECT scope_text('organisation'))));

-- Which enterprises a plan names is told to its unit and to those who look after where they are: a spot check
-- that everybody knows of is none.
ALTER TABLE inspection_plan_enterprise ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_plan_enterprise_read ON inspection_plan_enterprise FOR SELECT USING (
    EXISTS (SELECT FROM inspection_plan WHERE id = inspection_plan_enterprise.plan
            AND ((SELECT scope_administrator()) OR organisation = (SELECT scope_text('organisation'))
                 OR (SELECT scope_looks_after_areas())
                    AND inspection_plan_enterprise.area <@ (SELECT scope_ranges('territory')))));
CREATE POLICY inspection_plan_enterprise_write ON inspection_plan_enterprise FOR ALL USING (
    EXISTS (SELECT FROM inspection_plan WHERE id = inspection_plan_enterprise.plan
            AND organisation = (SELECT scope_text('organisation'))));

-- A task is seen by its unit, and by the centres and offices of where the enterprise is; never by another unit.
ALTER TABLE inspection_task ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_task_read ON inspection_task FOR SELECT USING (
    (SELECT scope_administrator()) OR organisation = (SELECT scope_text('organisation'))
    OR (SELECT scope_looks_after_areas()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY inspection_task_insert ON inspection_task FOR INSERT WITH CHECK (
    (SELECT scope_administrator()) OR organisation = (SELECT scope_text('organisation')));
CREATE POLICY inspection_task_update ON inspection_task FOR UPDATE USING (
    organisation = (SELECT scope_text('organisation')));

GRANT SELECT, UPDATE ON inspection_desk TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE ON inspecting_unit, inspection_plan, inspection_task TO ${applicationRole};
GRANT SELECT, INSERT, DELETE ON inspection_plan_line, inspection_plan_enterprise TO ${applicationRole};
