-- The ledger: what was asked of whom in minutes, what of it came about and what was spared. Entries are added and
-- never changed. Of one matter and target holds at any time: asked = in force + saved + undecided, where
-- in force = IMPOSED - RELIEVED and saved = SAVED - REOPENED; once a matter is decided, nothing is undecided.
CREATE TABLE ledger_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    matter      text        NOT NULL,
    step        int         NOT NULL,
    title       text        NOT NULL,
    mechanism   text        NOT NULL,
    requester   text        NOT NULL,
    legal_basis text        NOT NULL,
    kind        text        NOT NULL,
    key         text        NOT NULL,
    name        text        NOT NULL,
    area        bigint      NOT NULL,
    booking     text        NOT NULL CHECK (booking IN ('ASKED', 'IMPOSED', 'RELIEVED', 'SAVED', 'REOPENED')),
    saving      text        NOT NULL DEFAULT '' CHECK ((saving <> '') = (booking IN ('SAVED', 'REOPENED'))),
    minutes     int         NOT NULL CHECK (minutes > 0),
    day         date        NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    UNIQUE (matter, step, mechanism, kind, key, booking)
);
COMMENT ON COLUMN ledger_entry.step IS 'number of the step in the history of the matter that it was booked for';
COMMENT ON COLUMN ledger_entry.area IS 'where the subject was when it was first asked: what is taken back is taken back there';
COMMENT ON COLUMN ledger_entry.saving IS 'why minutes that were asked for were not imposed';
COMMENT ON COLUMN ledger_entry.day IS 'of the place, by its time zone';
CREATE INDEX ledger_entry_day_idx ON ledger_entry (day);
CREATE INDEX ledger_entry_area_idx ON ledger_entry (area, day);
CREATE INDEX ledger_entry_requester_idx ON ledger_entry (requester, day);

-- Seen by those who see the target of the matter; booked by the platform alone.
ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_entry_read ON ledger_entry FOR SELECT USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR (kind || ':' || key) = (SELECT scope_text('subject'))
    OR (SELECT scope_looks_after_areas()) AND area <@ (SELECT scope_ranges('territory')));
CREATE POLICY ledger_entry_insert ON ledger_entry FOR INSERT WITH CHECK ((SELECT scope_administrator()));
GRANT SELECT, INSERT ON ledger_entry TO ${applicationRole};

-- Which target has used its one ballot for which matter. No time and no order but that of the keys; what was said
-- is not here.
CREATE TABLE evaluation_voter (
    matter text NOT NULL,
    kind   text NOT NULL,
    key    text NOT NULL,
    PRIMARY KEY (matter, kind, key)
);
-- The ballots for one requester that are not counted yet, together and sealed, always of the same length. The key is
-- not in the database; urns of other keys are other urns.
CREATE TABLE evaluation_urn (
    requester text  NOT NULL,
    mechanism text  NOT NULL,
    key_name  text  NOT NULL,
    ballots   bytea NOT NULL,
    PRIMARY KEY (requester, mechanism, key_name)
);
ALTER TABLE evaluation_urn ALTER COLUMN ballots SET STORAGE EXTERNAL;
-- What was counted: blocks of ballots, each of at least the smallest group. The area is the requester's own.
CREATE TABLE evaluation_sum (
    requester text   NOT NULL,
    mechanism text   NOT NULL,
    month     text   NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'),
    item      text   NOT NULL,
    area      bigint NOT NULL,
    ballots   int    NOT NULL CHECK (ballots > 0),
    points    bigint NOT NULL,
    PRIMARY KEY (requester, mechanism, month, item)
);
-- What ballots of counted blocks said in words, in an order that chance made.
CREATE TABLE evaluation_suggestion (
    id        uuid   PRIMARY KEY,
    requester text   NOT NULL,
    mechanism text   NOT NULL,
    month     text   NOT NULL,
    area      bigint NOT NULL,
    words     text   NOT NULL CHECK (words <> '')
);
CREATE INDEX evaluation_suggestion_requester_idx ON evaluation_suggestion (requester, id);

-- Nobody reads who has voted, or the urns. What was counted is read by the requester, and by the centres in whose
-- areas the requester stands.
ALTER TABLE evaluation_voter ENABLE ROW LEVEL SECURITY;
CREATE POLICY evaluation_voter_all ON evaluation_voter FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));
ALTER TABLE evaluation_urn ENABLE ROW LEVEL SECURITY;
CREATE POLICY evaluation_urn_all ON evaluation_urn FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));

CREATE FUNCTION scope_reads_evaluation(requester text, area bigint) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT scope_administrator() OR requester = scope_text('organisation')
       OR scope_centre() IS NOT NULL AND area <@ scope_ranges('territory') $$;

ALTER TABLE evaluation_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY evaluation_sum_read ON evaluation_sum FOR SELECT USING (scope_reads_evaluation(requester, area));
CREATE POLICY evaluation_sum_insert ON evaluation_sum FOR INSERT WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY evaluation_sum_update ON evaluation_sum FOR UPDATE USING ((SELECT scope_administrator()));
ALTER TABLE evaluation_suggestion ENABLE ROW LEVEL SECURITY;
CREATE POLICY evaluation_suggestion_read ON evaluation_suggestion FOR SELECT USING (scope_reads_evaluation(requester, area));
CREATE POLICY evaluation_suggestion_insert ON evaluation_suggestion FOR INSERT WITH CHECK ((SELECT scope_administrator()));

GRANT SELECT, INSERT ON evaluation_voter, evaluation_suggestion TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE ON evaluation_urn, evaluation_sum TO ${applicationRole};
