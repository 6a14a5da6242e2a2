-- What enterprises say: suggestions and demands to the centre of their area, complaints to the supervisor of the
-- unit complained of. And what is learned from inspections for others: common problems and self-checks.

-- The receiver answers, or hands a suggestion or a demand on to a department, which then answers. A complaint is
-- handed to nobody, and its receiver is never the unit that it is about.
CREATE TABLE voice (
    id          text PRIMARY KEY,
    number      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    voice_kind  text        NOT NULL CHECK (voice_kind IN ('SUGGESTION', 'DEMAND', 'COMPLAINT')),
    kind        text        NOT NULL,
    key         text        NOT NULL,
    name        text        NOT NULL,
    area        bigint      NOT NULL,
    matter      text REFERENCES matter,
    unit        text REFERENCES organisation,
    words       text        NOT NULL CHECK (words <> ''),
    receiver    text        NOT NULL REFERENCES organisation,
    handed_to   text REFERENCES organisation,
    state       text        NOT NULL DEFAULT 'RECEIVED'
                CHECK (state IN ('RECEIVED', 'IN_HAND', 'HANDED_ON', 'ANSWERED', 'WITHDRAWN')),
    version     int         NOT NULL DEFAULT 1,
    seen        int         NOT NULL DEFAULT 1,
    due_at      timestamptz NOT NULL,
    answer      text        NOT NULL DEFAULT '',
    answered_at timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'ANSWERED') = (answered_at IS NOT NULL)),
    CHECK (state <> 'HANDED_ON' OR handed_to IS NOT NULL),
    CHECK (voice_kind <> 'COMPLAINT' OR unit IS NOT NULL AND receiver <> unit AND handed_to IS NULL)
);
COMMENT ON COLUMN voice.unit IS 'which unit it is about, if about one';
COMMENT ON COLUMN voice.handed_to IS 'the department it was last handed to: it goes on seeing what it was asked';
COMMENT ON COLUMN voice.seen IS 'the version that the enterprise has read';
COMMENT ON COLUMN voice.due_at IS 'by the calendar as it was when it came: a promise does not move';
CREATE INDEX voice_subject_idx ON voice (kind, key, number);
CREATE INDEX voice_receiver_idx ON voice (receiver, number);
CREATE INDEX voice_handed_idx ON voice (handed_to, number) WHERE handed_to IS NOT NULL;
CREATE INDEX voice_area_idx ON voice (area, number);

CREATE TABLE voice_step (
    voice        text        NOT NULL REFERENCES voice,
    id           text        NOT NULL,
    number       int         NOT NULL,
    deed         text        NOT NULL CHECK (deed IN ('SEND', 'TAKE', 'HAND_ON', 'HAND_BACK', 'ANSWER', 'WITHDRAW')),
    organisation text        NOT NULL,
    username     text        NOT NULL,
    other        text,
    words        text        NOT NULL DEFAULT '',
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (voice, id),
    UNIQUE (voice, number)
);
COMMENT ON COLUMN voice_step.id IS 'of the request: the same one is one step';
COMMENT ON COLUMN voice_step.other IS 'to whom it was handed';

-- A complaint is read by who wrote it and by who received it, and by nobody else: no administrator, no other centre.
-- What is no complaint is also read by the centres of the area, and by the department it was handed to.
ALTER TABLE voice ENABLE ROW LEVEL SECURITY;
CREATE POLICY voice_read ON voice FOR SELECT USING (
    (kind || ':' || key) = (SELECT scope_text('subject'))
    OR receiver = (SELECT scope_text('organisation')) AND area <@ (SELECT scope_ranges('territory'))
    OR voice_kind <> 'COMPLAINT' AND (
        handed_to = (SELECT scope_text('organisation'))
        OR (SELECT scope_is_centre()) AND area <@ (SELECT scope_ranges('territory'))));
CREATE POLICY voice_insert ON voice FOR INSERT WITH CHECK ((kind || ':' || key) = (SELECT scope_text('subject')));
CREATE POLICY voice_update ON voice FOR UPDATE USING (
    (kind || ':' || key) = (SELECT scope_text('subject'))
    OR receiver = (SELECT scope_text('organisation')) AND area <@ (SELECT scope_ranges('territory'))
    OR voice_kind <> 'COMPLAINT' AND handed_to = (SELECT scope_text('organisation')));
ALTER TABLE voice_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY voice_step_read ON voice_step FOR SELECT USING (
    EXISTS (SELECT FROM voice WHERE voice.id = voice_step.voice));
CREATE POLICY voice_step_insert ON voice_step FOR INSERT WITH CHECK (
    organisation = (SELECT scope_text('organisation'))
    AND EXISTS (SELECT FROM voice WHERE voice.id = voice_step.voice));
GRANT SELECT, INSERT, UPDATE (handed_to, state, version, seen, answer, answered_at) ON voice TO ${applicationRole};
GRANT SELECT, INSERT ON voice_step TO ${applicationRole};

-- Who receives what an enterprise says: the nearest centre that holds where the enterprise is and where the unit is,
-- and is not the unit; nobody above it, then the platform. Whoever asks need not see those areas himself.
CREATE FUNCTION voice_receiver(enterprise_area bigint, about text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT coalesce((
        SELECT centre.id FROM organisation centre JOIN area ON area.code = centre.area
        LEFT JOIN organisation unit ON unit.id = about
        LEFT JOIN area home ON home.code = unit.area
        WHERE centre.kind = 'CENTRE' AND centre.id IS DISTINCT FROM about
          AND enterprise_area BETWEEN area.code AND area.hi
          AND (about IS NULL OR CASE WHEN home.code IS NULL THEN area.parent IS NULL
                                     ELSE home.code >= area.code AND home.hi <= area.hi END)
        ORDER BY area.hi - area.code, centre.id LIMIT 1), 'platform') $$;

-- A pattern across the results of inspections that a centre has looked at: told to enterprises, or set aside. The
-- same pattern is proposed again, as its next round, only by what is found after that.
CREATE TABLE common_problem (
    id            text PRIMARY KEY,
    number        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    centre        text        NOT NULL REFERENCES organisation,
    area          bigint      NOT NULL,
    area_to       bigint      NOT NULL,
    item          text        NOT NULL,
    item_name     text        NOT NULL,
    entry         text        NOT NULL,
    entry_text    text        NOT NULL,
    round         int         NOT NULL CHECK (round >= 1),
    enterprises   int         NOT NULL CHECK (enterprises >= 3),
    checked       int         NOT NULL CHECK (checked >= enterprises),
    state         text        NOT NULL CHECK (state IN ('SET_ASIDE', 'ACCEPTED', 'PUSHED')),
    version       int         NOT NULL DEFAULT 1,
    words         text        NOT NULL DEFAULT '',
    advice        text        NOT NULL DEFAULT '',
    questions     jsonb       NOT NULL DEFAULT '[]',
    object_type   text        NOT NULL DEFAULT '',
    reason        text        NOT NULL DEFAULT '',
    pushed        int         NOT NULL DEFAULT 0,
    reviewed_by   text        NOT NULL,
    reviewed_at   timestamptz NOT NULL DEFAULT now(),
    pushed_by     text,
    pushed_at     timestamptz,
    UNIQUE (centre, item, entry, round),
    CHECK ((state = 'SET_ASIDE') = (reason <> '')),
    CHECK ((state = 'PUSHED') = (pushed_at IS NOT NULL)),
    CHECK (state = 'SET_ASIDE' OR words <> '' AND advice <> '' AND questions <> '[]')
);
COMMENT ON COLUMN common_problem.area IS 'to area_to: where those are who are told, within the centre''s own area';
COMMENT ON COLUMN common_problem.enterprises IS 'in how many of the checked it was found; never fewer than three';

CREATE TABLE common_push (
    problem    text        NOT NULL REFERENCES common_problem,
    kind       text        NOT NULL,
    key        text        NOT NULL,
    name       text        NOT NULL,
    area       bigint      NOT NULL,
    pushed_at  timestamptz NOT NULL DEFAULT now(),
    read_at    timestamptz,
    checked_at timestamptz,
    PRIMARY KEY (problem, kind, key)
);
CREATE INDEX common_push_subject_idx ON common_push (kind, key);
CREATE INDEX common_push_area_idx ON common_push (area, pushed_at);
ALTER TABLE common_push ENABLE ROW LEVEL SECURITY;
CREATE POLICY common_push_read ON common_push FOR SELECT USING (
    (SELECT scope_administrator())
    OR (kind || ':' || key) = (SELECT scope_text('subject'))
    OR (SELECT scope_is_centre()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY common_push_insert ON common_push FOR INSERT WITH CHECK (
    (SELECT scope_is_centre()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY common_push_update ON common_push FOR UPDATE USING ((kind || ':' || key) = (SELECT scope_text('subject')));
GRANT SELECT, INSERT, UPDATE (read_at, checked_at) ON common_push TO ${applicationRole};

ALTER TABLE common_problem ENABLE ROW LEVEL SECURITY;
CREATE POLICY common_problem_read ON common_problem FOR SELECT USING (
    (SELECT scope_administrator())
    OR centre = (SELECT scope_text('organisation'))
    OR EXISTS (SELECT FROM common_push WHERE common_push.problem = common_problem.id));
CREATE POLICY common_problem_insert ON common_problem FOR INSERT WITH CHECK (
    (SELECT scope_is_centre()) AND centre = (SELECT scope_text('organisation')));
CREATE POLICY common_problem_update ON common_problem FOR UPDATE USING (centre = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT, UPDATE (state, version, pushed, pushed_by, pushed_at) ON common_problem TO ${applicationRole};

-- What an enterprise found when it looked by itself. It is the enterprise's own: nobody else reads it, not even an
-- administrator, unless the enterprise shares it with the centres of its area and the unit whose item it is.
CREATE TABLE self_check (
    id           text PRIMARY KEY,
    number       bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    kind         text        NOT NULL,
    key          text        NOT NULL,
    name         text        NOT NULL,
    area         bigint      NOT NULL,
    item         text        NOT NULL,
    item_name    text        NOT NULL,
    organisation text        NOT NULL DEFAULT '',
    problem      text REFERENCES common_problem,
    done_on      date        NOT NULL,
    answers      jsonb       NOT NULL,
    note         text        NOT NULL DEFAULT '',
    found        int         NOT NULL CHECK (found >= 0),
    help         int         NOT NULL CHECK (help BETWEEN 0 AND found),
    shared       boolean     NOT NULL DEFAULT false,
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN self_check.organisation IS 'the unit whose item it is';
COMMENT ON COLUMN self_check.answers IS '[{"entry", "text", "result", "note"}], as it was asked';
COMMENT ON COLUMN self_check.found IS 'how many entries were not right: mended, or in need of help';
CREATE INDEX self_check_subject_idx ON self_check (kind, key, number);
CREATE INDEX self_check_area_idx ON self_check (area, done_on);
CREATE INDEX self_check_problem_idx ON self_check (problem, number) WHERE problem IS NOT NULL;
ALTER TABLE self_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY self_check_read ON self_check FOR SELECT USING (
    (kind || ':' || key) = (SELECT scope_text('subject'))
    OR shared AND (organisation = (SELECT scope_text('organisation'))
                   OR (SELECT scope_is_centre()) AND area <@ (SELECT scope_ranges('territory'))));
CREATE POLICY self_check_insert ON self_check FOR INSERT WITH CHECK (
    (kind || ':' || key) = (SELECT scope_text('subject')));
CREATE POLICY self_check_update ON self_check FOR UPDATE USING ((kind || ':' || key) = (SELECT scope_text('subject')));
GRANT SELECT, INSERT, UPDATE (shared) ON self_check TO ${applicationRole};

-- How many self-checks there were and of how many enterprises, of those that the caller looks after, whose items are
-- the caller's or that are its own; never what they found.
CREATE FUNCTION self_check_uptake(from_day date, to_day date) RETURNS TABLE (checks bigint, enterprises bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT count(*), count(DISTINCT key) FROM self_check
    WHERE done_on BETWEEN from_day AND to_day
      AND ((kind || ':' || key) = scope_text('subject')
           OR organisation = scope_text('organisation')
           OR scope_looks_after_areas() AND area <@ scope_ranges('territory')) $$;

-- How many of those who answered a push found something, told to the centre that pushed it in whole blocks of five
-- answers: two readings never differ by one enterprise. Of each enterprise its first answer counts.
CREATE FUNCTION common_problem_found(asked text[]) RETURNS TABLE (problem text, answered bigint, found bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT ranked.problem, count(*), count(*) FILTER (WHERE ranked.found > 0)
    FROM (SELECT first.problem, first.found,
                 row_number() OVER (PARTITION BY first.problem ORDER BY first.number) AS place,
                 count(*) OVER (PARTITION BY first.problem) AS many
          FROM (SELECT DISTINCT ON (problem, kind, key) problem, kind, key, number, found FROM self_check
                WHERE problem = ANY (asked) ORDER BY problem, kind, key, number) first
          JOIN common_problem known ON known.id = first.problem AND known.centre = scope_text('organisation')) ranked
    WHERE ranked.place <= ranked.many / 5 * 5
    GROUP BY ranked.problem $$;

REVOKE EXECUTE ON FUNCTION voice_receiver, self_check_uptake, common_problem_found FROM PUBLIC;
GRANT EXECUTE ON FUNCTION voice_receiver, self_check_uptake, common_problem_found TO ${applicationRole};
