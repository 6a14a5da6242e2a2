-- Other organisations in a matter: whom the centre asks for an opinion, and the centre that it was handed to.

-- Who sees a matter though no target lies with them, or decides on it though it is another's: kept up by the platform
-- alone. It is a table of its own, so that the policies below read it without coming back to themselves.
CREATE TABLE matter_party (
    organisation text    NOT NULL REFERENCES organisation,
    matter       text    NOT NULL REFERENCES matter ON DELETE CASCADE,
    signs        boolean NOT NULL DEFAULT false,
    waits        boolean NOT NULL DEFAULT false,
    decides      boolean,
    PRIMARY KEY (organisation, matter)
);
COMMENT ON COLUMN matter_party.signs IS 'was asked for its opinion';
COMMENT ON COLUMN matter_party.waits IS 'is asked now, and has not answered';
COMMENT ON COLUMN matter_party.decides IS 'true: it was handed over to it; false: it handed it over; null: neither';
CREATE INDEX matter_party_matter_idx ON matter_party (matter);
ALTER TABLE matter_party ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_party_read ON matter_party FOR SELECT USING (
    organisation = (SELECT scope_text('organisation')) OR (SELECT scope_administrator()));
CREATE POLICY matter_party_write ON matter_party FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));
GRANT SELECT, INSERT, UPDATE ON matter_party TO ${applicationRole};

ALTER POLICY matter_target_read ON matter_target USING (
    (SELECT scope_administrator())
    OR requester = (SELECT scope_text('organisation'))
    OR submitted AND (kind || ':' || key) = (SELECT scope_text('subject'))
    OR submitted AND (SELECT scope_looks_after_areas()) AND area <@ (SELECT scope_ranges('territory'))
    OR submitted AND EXISTS (SELECT FROM matter_party party WHERE party.matter = matter_target.matter
                             AND party.organisation = (SELECT scope_text('organisation'))));

-- Whoever sees a matter brings it on, by the life of its mechanism. What is asked, of whom and when, changes
-- the organisation that asks alone, and nobody changes where a matter comes from. Without a scope no row is seen
-- by the application; the owner of the tables has none and may repair.
CREATE FUNCTION matter_content_kept() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
    IF scope_text('organisation') = '' THEN
        RETURN NEW;
    END IF;
    IF (OLD.id, OLD.number, OLD.requester, OLD.request_key, OLD.created_by, OLD.created_at)
       IS DISTINCT FROM (NEW.id, NEW.number, NEW.requester, NEW.request_key, NEW.created_by, NEW.created_at) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a matter keeps its requester and where it comes from';
    END IF;
    IF scope_text('organisation') <> OLD.requester THEN
        RAISE insufficient_privilege USING MESSAGE = 'only the organisation that asks changes what is asked';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER matter_content_keep BEFORE UPDATE ON matter FOR EACH ROW
    WHEN ((OLD.id, OLD.number, OLD.mechanism, OLD.title, OLD.requester, OLD.legal_basis, OLD.window_from, OLD.window_to,
           OLD.minutes, OLD.note, OLD.submitted, OLD.targets, OLD.request_key, OLD.created_by, OLD.created_at,
           OLD.ground, OLD.item, OLD.officers)
          IS DISTINCT FROM
          (NEW.id, NEW.number, NEW.mechanism, NEW.title, NEW.requester, NEW.legal_basis, NEW.window_from, NEW.window_to,
           NEW.minutes, NEW.note, NEW.submitted, NEW.targets, NEW.request_key, NEW.created_by, NEW.created_at,
           NEW.ground, NEW.item, NEW.officers))
    EXECUTE FUNCTION matter_content_kept();

-- Whom a centre asks for an opinion. Of one asking, those of one step are asked together, those of the next one
-- after them; another asking does not wait for it.
CREATE TABLE matter_signer (
    matter         text        NOT NULL REFERENCES matter ON DELETE CASCADE,
    number         int         NOT NULL,
    asking         int         NOT NULL,
    step           int         NOT NULL,
    organisation   text        NOT NULL REFERENCES organisation,
    required       boolean     NOT NULL,
    question       text        NOT NULL CHECK (question <> ''),
    asked_by       text        NOT NULL REFERENCES organisation,
    asked_username text        NOT NULL,
    asked_at       timestamptz NOT NULL DEFAULT now(),
    state          text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'AGREED', 'OBJECTED', 'WAIVED', 'LAPSED')),
    counts         boolean     NOT NULL DEFAULT true,
    answer         text        NOT NULL DEFAULT '',
    answered_by    text,
    answered_at    timestamptz,
    PRIMARY KEY (matter, number)
);
COMMENT ON COLUMN matter_signer.counts IS 'false once the matter went back to its requester: what was said was said of another one';
CREATE UNIQUE INDEX matter_signer_once_idx ON matter_signer (matter, organisation) WHERE state = 'WAITING';
ALTER TABLE matter_signer ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_signer_read ON matter_signer FOR SELECT USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_signer.matter));
CREATE POLICY matter_signer_insert ON matter_signer FOR INSERT WITH CHECK (
    asked_by = (SELECT scope_text('organisation')));
CREATE POLICY matter_signer_update ON matter_signer FOR UPDATE USING (
    (SELECT scope_administrator()) OR organisation = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT, UPDATE ON matter_signer TO ${applicationRole};

-- Which centre handed a matter to which.
CREATE TABLE matter_transfer (
    matter         text        NOT NULL REFERENCES matter ON DELETE CASCADE,
    number         int         NOT NULL,
    from_centre    text        NOT NULL REFERENCES organisation,
    to_centre      text        NOT NULL REFERENCES organisation,
    reason         text        NOT NULL CHECK (reason <> ''),
    username       text        NOT NULL,
    transferred_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (matter, number)
);
ALTER TABLE matter_transfer ENABLE ROW LEVEL SECURITY;
CREATE POLICY matter_transfer_read ON matter_transfer FOR SELECT USING (
    EXISTS (SELECT FROM matter WHERE matter.id = matter_transfer.matter));
CREATE POLICY matter_transfer_insert ON matter_transfer FOR INSERT WITH CHECK (
    from_centre = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT ON matter_transfer TO ${applicationRole};

-- An account lets another one of its organisation act for it at the gate. Where it does, its name stands as
-- taker/giver: no account's name has a stroke.
CREATE TABLE delegation (
    id           text        PRIMARY KEY,
    organisation text        NOT NULL REFERENCES organisation,
    giver        text        NOT NULL REFERENCES account ON DELETE CASCADE,
    taker        text        NOT NULL REFERENCES account ON DELETE CASCADE CHECK (taker <> giver),
    from_day     date        NOT NULL,
    to_day       date        NOT NULL CHECK (to_day >= from_day),
    reason       text        NOT NULL CHECK (reason <> ''),
    request_key  text,
    given_at     timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz,
    UNIQUE (giver, request_key)
);
CREATE INDEX delegation_taker_idx ON delegation (taker, to_day);
ALTER TABLE delegation ENABLE ROW LEVEL SECURITY;
CREATE POLICY delegation_read ON delegation FOR SELECT USING (
    (SELECT scope_administrator()) OR (SELECT scope_text('username')) IN (giver, taker));
CREATE POLICY delegation_insert ON delegation FOR INSERT WITH CHECK (giver = (SELECT scope_text('username')));
CREATE POLICY delegation_update ON delegation FOR UPDATE USING (giver = (SELECT scope_text('username')));
GRANT SELECT, INSERT, UPDATE ON delegation TO ${applicationRole};

-- What a requester asked in a year is counted by what it submitted alone: drafts lie beside it in any number.
DROP INDEX matter_target_requester_day_idx;
CREATE INDEX matter_target_requester_day_idx ON matter_target (requester, mechanism, first_day) WHERE submitted;
DROP INDEX matter_target_subject_day_idx;
CREATE INDEX matter_target_subject_day_idx ON matter_target (kind, key, mechanism, first_day) WHERE submitted;
