-- When people work, where an area's centre says otherwise than the country.
CREATE TABLE calendar_day (
    area       bigint      NOT NULL REFERENCES area,
    day        date        NOT NULL,
    working    boolean     NOT NULL,
    name       text        NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (area, day)
);
CREATE TABLE calendar_hours (
    area       bigint      PRIMARY KEY REFERENCES area,
    hours      text        NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- The stored code of the area that the caller's organisation is the coordination centre of.
CREATE FUNCTION scope_centre() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT area FROM organisation WHERE id = scope_text('organisation') AND kind = 'CENTRE' $$;

ALTER TABLE calendar_day ENABLE ROW LEVEL SECURITY;
CREATE POLICY calendar_day_read ON calendar_day FOR SELECT USING (true);
CREATE POLICY calendar_day_insert ON calendar_day FOR INSERT WITH CHECK (area = (SELECT scope_centre()));
CREATE POLICY calendar_day_update ON calendar_day FOR UPDATE USING (area = (SELECT scope_centre()));
CREATE POLICY calendar_day_delete ON calendar_day FOR DELETE USING (area = (SELECT scope_centre()));
ALTER TABLE calendar_hours ENABLE ROW LEVEL SECURITY;
CREATE POLICY calendar_hours_read ON calendar_hours FOR SELECT USING (true);
CREATE POLICY calendar_hours_insert ON calendar_hours FOR INSERT WITH CHECK (area = (SELECT scope_centre()));
CREATE POLICY calendar_hours_delete ON calendar_hours FOR DELETE USING (area = (SELECT scope_centre()));
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_day TO ${applicationRole};
GRANT SELECT, INSERT, DELETE ON calendar_hours TO ${applicationRole};

-- The time that runs for the state a matter is in. What it is due follows from since, days, paused
-- and the calendar, and is counted anew when the calendar changes. Written by the platform alone.
CREATE TABLE matter_deadline (
    matter       text        PRIMARY KEY REFERENCES matter ON DELETE CASCADE,
    state        text        NOT NULL,
    since        timestamptz NOT NULL,
    days         int         NOT NULL CHECK (days > 0),
    warning      int         NOT NULL CHECK (warning >= 0),
    extended     int         NOT NULL DEFAULT 0 CHECK (extended >= 0),
    paused       bigint      NOT NULL DEFAULT 0 CHECK (paused >= 0),
    paused_at    timestamptz,
    due          timestamptz NOT NULL,
    area_lo      bigint      NOT NULL,
    area_hi      bigint      NOT NULL,
    expired_at   timestamptz,
    escalated_to text        REFERENCES organisation
);
COMMENT ON COLUMN matter_deadline.days IS 'working days that were given at first, without the extended ones';
COMMENT ON COLUMN matter_deadline.warning IS 'working hours before the end from which on the light is yellow';
COMMENT ON COLUMN matter_deadline.paused IS 'seconds of working time that did not count';
COMMENT ON COLUMN matter_deadline.area_lo IS 'the first and the last area that lies in its targets: whose calendar holds';
COMMENT ON COLUMN matter_deadline.expired_at IS 'when it was worked off that the time ran out: once, whatever the clock does after';
CREATE INDEX matter_deadline_due_idx ON matter_deadline (due) WHERE expired_at IS NULL AND paused_at IS NULL;
CREATE INDEX matter_deadline_escalated_idx ON matter_deadline (escalated_to) WHERE escalated_to IS NOT NULL;
ALTER TABLE matter_deadline ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_deadline_read ON matter_deadline FOR SELECT USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_deadline.matter));
CREATE POLICY matter_deadline_insert ON matter_deadline FOR INSERT WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY matter_deadline_update ON matter_deadline FOR UPDATE USING ((SELECT scope_administrator()));
CREATE POLICY matter_deadline_delete ON matter_deadline FOR DELETE USING ((SELECT scope_administrator()));
GRANT SELECT, INSERT, UPDATE, DELETE ON matter_deadline TO ${applicationRole};

-- More time, asked for by whom the matter waits for.
CREATE TABLE matter_extension (
    matter       text        NOT NULL REFERENCES matter ON DELETE CASCADE,
    number       int         NOT NULL,
    days         int         NOT NULL CHECK (days > 0),
    reason       text        NOT NULL,
    organisation text        NOT NULL,
    username     text        NOT NULL,
    asked_at     timestamptz NOT NULL DEFAULT now(),
    state        text        NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'GRANTED', 'DENIED', 'LAPSED')),
    decided_by   text,
    decided_at   timestamptz,
    answer       text        NOT NULL DEFAULT '',
    PRIMARY KEY (matter, number)
);
CREATE UNIQUE INDEX matter_extension_open_idx ON matter_extension (matter) WHERE state = 'ASKED';
ALTER TABLE matter_extension ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_extension_read ON matter_extension FOR SELECT USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_extension.matter));
CREATE POLICY matter_extension_insert ON matter_extension FOR INSERT WITH CHECK (
    organisation = (SELECT scope_text('organisation')));
CREATE POLICY matter_extension_update ON matter_extension FOR UPDATE USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_extension.matter));
GRANT SELECT, INSERT, UPDATE ON matter_extension TO ${applicationRole};

-- What a centre advises, and what came of it. Of the matters concerned, what the centre tells of them:
-- the requester does not see other departments' matters.
CREATE TABLE matter_advice (
    matter       text        NOT NULL REFERENCES matter ON DELETE CASCADE,
    number       int         NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('MERGE', 'REMOTE', 'CHANGE', 'CANCEL')),
    reason       text        NOT NULL,
    organisation text        NOT NULL,
    username     text        NOT NULL,
    given_at     timestamptz NOT NULL DEFAULT now(),
    answer_due   timestamptz NOT NULL,
    state        text        NOT NULL DEFAULT 'GIVEN'
        CHECK (state IN ('GIVEN', 'ACCEPTED', 'REFUSED', 'DROPPED', 'UPHELD', 'UNANSWERED', 'LAPSED')),
    answer       text        NOT NULL DEFAULT '',
    answered_by  text,
    answered_at  timestamptz,
    decision     text        NOT NULL DEFAULT '',
    decided_by   text,
    decided_at   timestamptz,
    PRIMARY KEY (matter, number)
);
CREATE UNIQUE INDEX matter_advice_open_idx ON matter_advice (matter) WHERE state IN ('GIVEN', 'REFUSED');
CREATE INDEX matter_advice_due_idx ON matter_advice (answer_due) WHERE state = 'GIVEN';
CREATE TABLE matter_advice_other (
    matter    text   NOT NULL,
    advice    int    NOT NULL,
    other     text   NOT NULL REFERENCES matter ON DELETE CASCADE,
    number    bigint NOT NULL,
    title     text   NOT NULL,
    requester text   NOT NULL,
    PRIMARY KEY (matter, advice, other),
    FOREIGN KEY (matter, advice) REFERENCES matter_advice ON DELETE CASCADE
);
CREATE INDEX matter_advice_other_idx ON matter_advice_other (other);
ALTER TABLE matter_advice ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_advice_read ON matter_advice FOR SELECT USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_advice.matter));
CREATE POLICY matter_advice_insert ON matter_advice FOR INSERT WITH CHECK (
    organisation = (SELECT scope_text('organisation')));
CREATE POLICY matter_advice_update ON matter_advice FOR UPDATE USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_advice.matter));
ALTER TABLE matter_advice_other ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_advice_other_read ON matter_advice_other FOR SELECT USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_advice_other.matter));
CREATE POLICY matter_advice_other_insert ON matter_advice_other FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_advice_other.other));
GRANT SELECT, INSERT, UPDATE ON matter_advice TO ${applicationRole};
GRANT SELECT, INSERT ON matter_advice_other TO ${applicationRole};

-- What each target answers, and the time that it picked. Another target does not see it.
CREATE TABLE matter_answer (
    matter       text        NOT NULL,
    kind         text        NOT NULL,
    key          text        NOT NULL,
    objects      boolean     NOT NULL,
    reason       text        NOT NULL,
    slot         timestamptz,
    moves        int         NOT NULL DEFAULT 0,
    organisation text        NOT NULL,
    username     text        NOT NULL,
    answered_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (matter, kind, key),
    FOREIGN KEY (matter, kind, key) REFERENCES matter_target ON DELETE CASCADE
);
COMMENT ON COLUMN matter_answer.moves IS 'how often the slot was changed after it was picked';
ALTER TABLE matter_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_answer_read ON matter_answer FOR SELECT USING (
    EXISTS (SELECT FROM matter_target target WHERE target.matter = matter_answer.matter
            AND target.kind = matter_answer.kind AND target.key = matter_answer.key));
CREATE POLICY matter_answer_insert ON matter_answer FOR INSERT WITH CHECK (
    organisation = (SELECT scope_text('organisation')));
CREATE POLICY matter_answer_update ON matter_answer FOR UPDATE USING (
    EXISTS (SELECT FROM matter_target target WHERE target.matter = matter_answer.matter
            AND target.kind = matter_answer.kind AND target.key = matter_answer.key))
    WITH CHECK (organisation = (SELECT scope_text('organisation')));
CREATE POLICY matter_answer_delete ON matter_answer FOR DELETE USING ((SELECT scope_administrator()));
GRANT SELECT, INSERT, UPDATE, DELETE ON matter_answer TO ${applicationRole};
