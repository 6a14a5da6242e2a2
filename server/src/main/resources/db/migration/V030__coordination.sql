-- Whatever is asked of villages, enterprises and schools. A draft is its requester's alone; once it was
-- submitted, also when it is returned, a matter is seen by its requester, by the targets it is about, and by the centres, counties,
-- towns and villages in whose areas a target lies. Another department does not see it.
CREATE TABLE matter (
    id          text PRIMARY KEY,
    number      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    mechanism   text        NOT NULL,
    title       text        NOT NULL CHECK (title <> ''),
    requester   text        NOT NULL REFERENCES organisation,
    legal_basis text        NOT NULL,
    window_from date        NOT NULL,
    window_to   date        NOT NULL,
    minutes     int         NOT NULL CHECK (minutes >= 0),
    note        text        NOT NULL DEFAULT '',
    state       text        NOT NULL,
    submitted   boolean     NOT NULL DEFAULT false,
    version     int         NOT NULL DEFAULT 1,
    targets     int         NOT NULL,
    request_key text,
    created_by  text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    changed_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (window_to >= window_from),
    UNIQUE (requester, request_key)
);
COMMENT ON COLUMN matter.submitted IS 'whether others than the requester may see it';
COMMENT ON COLUMN matter.request_key IS 'of the request that made it: the same one makes no second matter';
CREATE INDEX matter_requester_idx ON matter (requester, number);

CREATE TABLE matter_target (
    matter    text    NOT NULL REFERENCES matter ON DELETE CASCADE,
    kind      text    NOT NULL,
    key       text    NOT NULL,
    name      text    NOT NULL,
    area      bigint  NOT NULL,
    requester text    NOT NULL,
    submitted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (matter, kind, key)
);
COMMENT ON COLUMN matter_target.requester IS 'as in matter, so that this table is shown by itself';
CREATE INDEX matter_target_subject_idx ON matter_target (kind, key);
CREATE INDEX matter_target_area_idx ON matter_target (area);

CREATE TABLE matter_step (
    matter       text        NOT NULL REFERENCES matter ON DELETE CASCADE,
    number       int         NOT NULL,
    action       text        NOT NULL,
    from_state   text        NOT NULL,
    to_state     text        NOT NULL,
    party        text        NOT NULL,
    organisation text        NOT NULL,
    username     text        NOT NULL,
    reason       text        NOT NULL DEFAULT '',
    request_key  text,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (matter, number),
    UNIQUE (matter, organisation, request_key)
);

-- Whether the caller's organisation looks after an area, rather than doing one thing in all of them.
CREATE FUNCTION scope_looks_after_areas() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT EXISTS (SELECT FROM organisation WHERE id = scope_text('organisation')
                  AND kind IN ('CENTRE', 'COUNTY', 'TOWN', 'VILLAGE')) $$;

ALTER TABLE matter_target ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_target_read ON matter_target FOR SELECT USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR submitted AND (kind || ':' || key) = (SELECT scope_text('subject'))
    OR submitted AND (SELECT scope_looks_after_areas()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY matter_target_insert ON matter_target FOR INSERT WITH CHECK (
    requester = (SELECT scope_text('organisation')));
CREATE POLICY matter_target_update ON matter_target FOR UPDATE USING (
    requester = (SELECT scope_text('organisation')));
CREATE POLICY matter_target_delete ON matter_target FOR DELETE USING (
    requester = (SELECT scope_text('organisation')));

ALTER TABLE matter ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_read ON matter FOR SELECT USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR submitted AND EXISTS (SELECT FROM matter_target WHERE matter_target.matter = matter.id));
CREATE POLICY matter_insert ON matter FOR INSERT WITH CHECK (requester = (SELECT scope_text('organisation')));
CREATE POLICY matter_update ON matter FOR UPDATE USING (
    requester = (SELECT scope_text('organisation'))
    OR submitted AND EXISTS (SELECT FROM matter_target WHERE matter_target.matter = matter.id))
    WITH CHECK (true);

ALTER TABLE matter_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_step_read ON matter_step FOR SELECT USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_step.matter));
CREATE POLICY matter_step_insert ON matter_step FOR INSERT WITH CHECK (
    organisation = (SELECT scope_text('organisation')));

GRANT SELECT, INSERT, UPDATE ON matter TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON matter_target TO ${applicationRole};
GRANT SELECT, INSERT ON matter_step TO ${applicationRole};
