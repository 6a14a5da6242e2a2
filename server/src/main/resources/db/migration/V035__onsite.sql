-- What happens at the door: the code of an inspection, and the visit that begins with it.
-- The secrets that codes are sealed with, one for each period of thirty days.
CREATE TABLE inspection_key (
    period bigint PRIMARY KEY,
    secret bytea  NOT NULL
);
ALTER TABLE inspection_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_key_platform ON inspection_key FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));
GRANT SELECT, INSERT, DELETE ON inspection_key TO ${applicationRole};

-- Of both sides at the door alone: whoever has a code can say that the officers came.
CREATE TABLE inspection_code (
    code       text        PRIMARY KEY,
    matter     text        NOT NULL REFERENCES matter ON DELETE CASCADE,
    kind       text        NOT NULL,
    key        text        NOT NULL,
    requester  text        NOT NULL,
    period     bigint      NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to   timestamptz NOT NULL,
    made_by    text        NOT NULL,
    made_at    timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz,
    CHECK (valid_to > valid_from)
);
COMMENT ON COLUMN inspection_code.ended_at IS 'when another took its place';
CREATE UNIQUE INDEX inspection_code_now_idx ON inspection_code (matter, kind, key) WHERE ended_at IS NULL;
CREATE INDEX inspection_code_period_idx ON inspection_code (period, valid_to);
ALTER TABLE inspection_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_code_read ON inspection_code FOR SELECT USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR (kind || ':' || key) = (SELECT scope_text('subject')));
CREATE POLICY inspection_code_insert ON inspection_code FOR INSERT WITH CHECK (
    requester = (SELECT scope_text('organisation')));
CREATE POLICY inspection_code_update ON inspection_code FOR UPDATE USING (
    requester = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT, UPDATE ON inspection_code TO ${applicationRole};

-- A visit stays what it was, also when the matter is changed after it: it has its target by itself.
CREATE TABLE inspection_visit (
    id              text PRIMARY KEY,
    number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    matter          text        NOT NULL REFERENCES matter,
    kind            text        NOT NULL,
    key             text        NOT NULL,
    name            text        NOT NULL,
    area            bigint      NOT NULL,
    requester       text        NOT NULL REFERENCES organisation,
    title           text        NOT NULL,
    checklist       jsonb       NOT NULL,
    arrived_at      timestamptz NOT NULL,
    arrived_side    text        NOT NULL CHECK (arrived_side IN ('OFFICER', 'ENTERPRISE')),
    arrived_by      text        NOT NULL,
    longitude       double precision,
    latitude        double precision,
    accuracy        double precision,
    distance        double precision,
    confirmed_at    timestamptz,
    left_at         timestamptz,
    left_side       text CHECK (left_side IN ('OFFICER', 'ENTERPRISE')),
    backfill        text CHECK (backfill IN ('NETWORK', 'URGENT', 'OTHER')),
    backfill_reason text        NOT NULL DEFAULT '',
    backfilled_at   timestamptz,
    late            boolean     NOT NULL DEFAULT false,
    UNIQUE (matter, kind, key),
    CHECK (left_at >= arrived_at),
    CHECK ((backfill IS NULL) = (backfilled_at IS NULL))
);
COMMENT ON COLUMN inspection_visit.confirmed_at IS 'when the other side scanned too';
COMMENT ON COLUMN inspection_visit.distance IS 'metres to where the register says the enterprise is';
COMMENT ON COLUMN inspection_visit.late IS 'written down after the days in which that should be done';
COMMENT ON COLUMN inspection_visit.checklist IS 'of the item, as it was on the day';
CREATE INDEX inspection_visit_requester_idx ON inspection_visit (requester, number);
CREATE INDEX inspection_visit_subject_idx ON inspection_visit (kind, key, number);
CREATE INDEX inspection_visit_area_idx ON inspection_visit (area);
ALTER TABLE inspection_visit ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_visit_read ON inspection_visit FOR SELECT USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR (kind || ':' || key) = (SELECT scope_text('subject'))
    OR (SELECT scope_looks_after_areas()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY inspection_visit_insert ON inspection_visit FOR INSERT WITH CHECK (
    requester = (SELECT scope_text('organisation'))
    OR (kind || ':' || key) = (SELECT scope_text('subject')));
CREATE POLICY inspection_visit_update ON inspection_visit FOR UPDATE USING (
    requester = (SELECT scope_text('organisation'))
    OR (kind || ':' || key) = (SELECT scope_text('subject')));
GRANT SELECT, INSERT, UPDATE ON inspection_visit TO ${applicationRole};

-- Visits that inspect nothing: publicity, surveys, help. There is no code, no record and no finding.
CREATE TABLE courtesy_visit (
    id         text PRIMARY KEY,
    number     bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    requester  text        NOT NULL REFERENCES organisation,
    kind       text        NOT NULL,
    key        text        NOT NULL,
    name       text        NOT NULL,
    area       bigint      NOT NULL,
    purpose    text        NOT NULL CHECK (purpose IN ('PUBLICITY', 'SURVEY', 'SERVICE')),
    note       text        NOT NULL,
    arrived_at timestamptz NOT NULL,
    minutes    int         NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    late       boolean     NOT NULL,
    username   text        NOT NULL,
    noted_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX courtesy_visit_requester_idx ON courtesy_visit (requester, number);
CREATE INDEX courtesy_visit_subject_idx ON courtesy_visit (kind, key, number);
ALTER TABLE courtesy_visit ENABLE ROW LEVEL SECURITY;
CREATE POLICY courtesy_visit_read ON courtesy_visit FOR SELECT USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR (kind || ':' || key) = (SELECT scope_text('subject'))
    OR (SELECT scope_looks_after_areas()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY courtesy_visit_insert ON courtesy_visit FOR INSERT WITH CHECK (
    requester = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT ON courtesy_visit TO ${applicationRole};

-- What was found. Until it is delivered it is a draft of the unit that inspects.
CREATE TABLE inspection_record (
    visit           text        PRIMARY KEY REFERENCES inspection_visit,
    version         int         NOT NULL DEFAULT 1,
    device          text        NOT NULL,
    summary         text        NOT NULL,
    entries         jsonb       NOT NULL,
    findings        jsonb       NOT NULL,
    saved_by        text        NOT NULL,
    saved_at        timestamptz NOT NULL DEFAULT now(),
    delivered_at    timestamptz,
    delivered_by    text,
    acknowledged_at timestamptz,
    acknowledged_by text,
    statement       text        NOT NULL DEFAULT ''
);
COMMENT ON COLUMN inspection_record.device IS 'which wrote it last: it knows what it overwrites, another must have read the version';
COMMENT ON COLUMN inspection_record.statement IS 'what the enterprise says to it';
-- How far the saves of each device were taken: what comes again, or after a later one, changes nothing.
CREATE TABLE inspection_record_device (
    visit    text   NOT NULL REFERENCES inspection_visit,
    device   text   NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (visit, device)
);
ALTER TABLE inspection_record ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_record_read ON inspection_record FOR SELECT USING (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_record.visit
            AND (delivered_at IS NOT NULL OR known.requester = (SELECT scope_text('organisation')))));
CREATE POLICY inspection_record_insert ON inspection_record FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_record.visit
            AND known.requester = (SELECT scope_text('organisation'))));
CREATE POLICY inspection_record_update ON inspection_record FOR UPDATE USING (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_record.visit
            AND (known.requester = (SELECT scope_text('organisation'))
                 OR delivered_at IS NOT NULL AND (known.kind || ':' || known.key) = (SELECT scope_text('subject')))));
ALTER TABLE inspection_record_device ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_record_device_own ON inspection_record_device FOR ALL USING (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_record_device.visit
            AND known.requester = (SELECT scope_text('organisation'))));
GRANT SELECT, INSERT, UPDATE ON inspection_record, inspection_record_device TO ${applicationRole};

CREATE TABLE inspection_photo (
    visit      text        NOT NULL REFERENCES inspection_visit,
    id         text        NOT NULL,
    side       text        NOT NULL CHECK (side IN ('OFFICER', 'ENTERPRISE')),
    media_type text        NOT NULL,
    content    bytea       NOT NULL,
    digest     text        NOT NULL,
    username   text        NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (visit, id)
);
COMMENT ON COLUMN inspection_photo.digest IS 'of the file as it was sent: the same one sent again is known';
ALTER TABLE inspection_photo ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_photo_read ON inspection_photo FOR SELECT USING (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_photo.visit
            AND (side = 'ENTERPRISE' OR known.requester = (SELECT scope_text('organisation'))
                 OR EXISTS (SELECT FROM inspection_record record WHERE record.visit = known.id))));
CREATE POLICY inspection_photo_insert ON inspection_photo FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_photo.visit
            AND (known.requester = (SELECT scope_text('organisation'))
                 OR (known.kind || ':' || known.key) = (SELECT scope_text('subject')))));
GRANT SELECT, INSERT ON inspection_photo TO ${applicationRole};

-- What is to be put right, from the delivered record.
CREATE TABLE inspection_finding (
    visit      text NOT NULL REFERENCES inspection_record,
    id         text NOT NULL,
    item       text NOT NULL,
    text       text NOT NULL,
    basis      text NOT NULL,
    rectify_by date NOT NULL,
    state      text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'SUBMITTED', 'MORE', 'CLOSED')),
    PRIMARY KEY (visit, id)
);
CREATE TABLE inspection_rectification (
    visit    text        NOT NULL,
    finding  text        NOT NULL,
    id       text        NOT NULL,
    number   int         NOT NULL,
    kind     text        NOT NULL CHECK (kind IN ('SUBMIT', 'ACCEPT', 'MORE')),
    text     text        NOT NULL,
    photos   text[]      NOT NULL,
    username text        NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (visit, id),
    UNIQUE (visit, finding, number),
    FOREIGN KEY (visit, finding) REFERENCES inspection_finding
);
ALTER TABLE inspection_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_finding_read ON inspection_finding FOR SELECT USING (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_finding.visit));
CREATE POLICY inspection_finding_insert ON inspection_finding FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_finding.visit
            AND known.requester = (SELECT scope_text('organisation'))));
CREATE POLICY inspection_finding_update ON inspection_finding FOR UPDATE USING (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_finding.visit
            AND (known.requester = (SELECT scope_text('organisation'))
                 OR (known.kind || ':' || known.key) = (SELECT scope_text('subject')))));
ALTER TABLE inspection_rectification ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_rectification_read ON inspection_rectification FOR SELECT USING (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_rectification.visit));
CREATE POLICY inspection_rectification_insert ON inspection_rectification FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM inspection_visit known WHERE known.id = inspection_rectification.visit
            AND (known.requester = (SELECT scope_text('organisation'))
                 OR (known.kind || ':' || known.key) = (SELECT scope_text('subject')))));
GRANT SELECT, INSERT, UPDATE ON inspection_finding TO ${applicationRole};
GRANT SELECT, INSERT ON inspection_rectification TO ${applicationRole};

-- What is published of a result: the outcome, not the record.
CREATE TABLE inspection_publication (
    visit      text        PRIMARY KEY REFERENCES inspection_record,
    number     bigint      NOT NULL UNIQUE,
    kind       text        NOT NULL,
    key        text        NOT NULL,
    name       text        NOT NULL,
    area       bigint      NOT NULL,
    requester  text        NOT NULL,
    title      text        NOT NULL,
    visited_at timestamptz NOT NULL,
    findings   int         NOT NULL,
    publish_at timestamptz NOT NULL
);
COMMENT ON COLUMN inspection_publication.number IS 'of the visit';
CREATE INDEX inspection_publication_area_idx ON inspection_publication (area);
ALTER TABLE inspection_publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY inspection_publication_read ON inspection_publication FOR SELECT USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR (kind || ':' || key) = (SELECT scope_text('subject'))
    OR publish_at <= now() AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY inspection_publication_insert ON inspection_publication FOR INSERT WITH CHECK (
    requester = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT ON inspection_publication TO ${applicationRole};
