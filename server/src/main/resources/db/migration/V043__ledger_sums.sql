-- The ledger summed up by month for the upper levels of the area tree, so that a year of a city is read as a few
-- thousand sums rather than as all its entries. A background task folds entries into sums in the order of their
-- transactions; what is not folded yet is read beside them, in one statement, so that every entry counts once.
ALTER TABLE ledger_entry ADD COLUMN written_by xid8 NOT NULL DEFAULT pg_current_xact_id();
COMMENT ON COLUMN ledger_entry.written_by IS 'the transaction; entries are folded in its order';
CREATE INDEX ledger_entry_written_by_idx ON ledger_entry (written_by);

CREATE TABLE ledger_sum (
    depth     int    NOT NULL,
    asker     text   NOT NULL,
    area      bigint NOT NULL,
    hi        bigint NOT NULL,
    month     date   NOT NULL,
    mechanism text   NOT NULL,
    booking   text   NOT NULL,
    saving    text   NOT NULL,
    entries   bigint NOT NULL,
    minutes   bigint NOT NULL,
    PRIMARY KEY (depth, asker, area, month, mechanism, booking, saving)
);
COMMENT ON COLUMN ledger_sum.depth IS 'level of the area; an entry of a higher level stands at its own area in the levels below it';
COMMENT ON COLUMN ledger_sum.asker IS 'whose demands these are; empty: all of them';

CREATE TABLE ledger_fold (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    upto      xid8 NOT NULL
);
COMMENT ON COLUMN ledger_fold.upto IS 'the entries of transactions before this one are in the sums';
INSERT INTO ledger_fold (upto) VALUES ('0');

-- A sum is seen by those who see every entry behind it.
ALTER TABLE ledger_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_sum_read ON ledger_sum FOR SELECT USING (
    (SELECT scope_administrator())
    OR asker <> '' AND asker = (SELECT scope_text('organisation'))
    OR (SELECT scope_looks_after_areas()) AND int8range(area, hi, '[]') <@ (SELECT scope_ranges('territory')));
CREATE POLICY ledger_sum_insert ON ledger_sum FOR INSERT WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY ledger_sum_update ON ledger_sum FOR UPDATE USING ((SELECT scope_administrator()));
GRANT SELECT, INSERT, UPDATE ON ledger_sum TO ${applicationRole};
ALTER TABLE ledger_fold ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_fold_read ON ledger_fold FOR SELECT USING (true);
CREATE POLICY ledger_fold_update ON ledger_fold FOR UPDATE USING ((SELECT scope_administrator()));
GRANT SELECT, UPDATE ON ledger_fold TO ${applicationRole};
