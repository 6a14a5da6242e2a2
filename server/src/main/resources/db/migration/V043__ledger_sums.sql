-- The ledger summed up by month for the upper levels of the area tree, so that a year of a city is read as a few
-- thousand sums rather than as all its entries. An entry waits in ledger_unfolded, put there by the transaction that
-- books it, until a background task folds it into the sums; what waits is read beside them, in one statement, so
-- that every entry counts once.
CREATE TABLE ledger_unfolded (entry bigint PRIMARY KEY REFERENCES ledger_entry ON DELETE CASCADE);
INSERT INTO ledger_unfolded SELECT id FROM ledger_entry;

CREATE FUNCTION ledger_entry_waits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO ledger_unfolded SELECT id FROM booked;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_wait AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS booked
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_waits();

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

-- A sum is seen by those who see every entry behind it.
ALTER TABLE ledger_sum ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_sum_read ON ledger_sum FOR SELECT USING (
    (SELECT scope_administrator())
    OR asker <> '' AND asker = (SELECT scope_text('organisation'))
    OR (SELECT scope_looks_after_areas()) AND int8range(area, hi, '[]') <@ (SELECT scope_ranges('territory')));
CREATE POLICY ledger_sum_insert ON ledger_sum FOR INSERT WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY ledger_sum_update ON ledger_sum FOR UPDATE USING ((SELECT scope_administrator()));
GRANT SELECT, INSERT, UPDATE ON ledger_sum TO ${applicationRole};

-- Numbers of entries and nothing else; the entries have their own policy.
ALTER TABLE ledger_unfolded ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_unfolded_read ON ledger_unfolded FOR SELECT USING (true);
CREATE POLICY ledger_unfolded_delete ON ledger_unfolded FOR DELETE USING ((SELECT scope_administrator()));
GRANT SELECT, DELETE ON ledger_unfolded TO ${applicationRole};
