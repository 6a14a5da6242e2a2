-- Numbers of datasets by area and month, kept up with every batch, so that an overview never scans.
-- A placed row counts in its own area and in every area above it.
CREATE TABLE aggregate (
    dataset text    NOT NULL REFERENCES dataset,
    measure text    NOT NULL,
    level   int     NOT NULL,
    area    bigint  NOT NULL,
    month   int     NOT NULL,
    hi      bigint  NOT NULL,
    value   numeric NOT NULL,
    PRIMARY KEY (dataset, measure, level, area, month)
);
COMMENT ON COLUMN aggregate.measure IS 'empty for the number of rows, else the element that is added up';
COMMENT ON COLUMN aggregate.level IS
    'depth of the area, all below it counted; negative: the rows of exactly this area, of that depth; 0: rows in no area';
COMMENT ON COLUMN aggregate.month IS 'as 202601; 0 for rows without one';
COMMENT ON COLUMN aggregate.hi IS 'the number tells of the areas from area to hi';

-- Whoever sees all areas that a number tells of sees the number; a part of them gives nobody the whole.
ALTER TABLE aggregate ENABLE ROW LEVEL SECURITY;
CREATE POLICY aggregate_read ON aggregate FOR SELECT USING (
    CASE WHEN area = 0 THEN
        (SELECT scope_administrator())
        OR dataset IN (SELECT id FROM dataset WHERE owner = (SELECT scope_text('organisation')))
    ELSE
        dataset IN (SELECT id FROM dataset WHERE sensitivity = 'PUBLIC')
            AND int8range(area, hi, '[]') <@ (SELECT scope_ranges('areas_public'))
        OR dataset IN (SELECT id FROM dataset WHERE sensitivity = 'INTERNAL')
            AND int8range(area, hi, '[]') <@ (SELECT scope_ranges('areas_internal'))
        OR dataset IN (SELECT id FROM dataset WHERE sensitivity = 'SENSITIVE')
            AND int8range(area, hi, '[]') <@ (SELECT scope_ranges('areas_sensitive'))
        OR int8range(area, hi, '[]') <@ ((
            SELECT jsonb_object_agg(id, scope_owned() ->> (owner || ':' || sensitivity)) FROM dataset
            WHERE scope_owned() ? (owner || ':' || sensitivity)) ->> dataset)::int8multirange
    END);
CREATE POLICY aggregate_write ON aggregate FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));

-- What a batch adds and takes away; it reaches the numbers with the batch or not at all.
CREATE TABLE aggregate_staged (
    batch   text    NOT NULL REFERENCES batch,
    measure text    NOT NULL,
    area    bigint  NOT NULL,
    month   int     NOT NULL,
    value   numeric NOT NULL
);
CREATE INDEX aggregate_staged_batch_idx ON aggregate_staged (batch);
ALTER TABLE aggregate_staged ENABLE ROW LEVEL SECURITY;
CREATE POLICY aggregate_staged_platform ON aggregate_staged FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));

-- The numbers of one dataset counted anew, to be compared with those kept or to take their place.
CREATE UNLOGGED TABLE aggregate_counted (
    count      text        NOT NULL,
    measure    text        NOT NULL,
    area       bigint      NOT NULL,
    month      int         NOT NULL,
    value      numeric     NOT NULL,
    counted_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX aggregate_counted_count_idx ON aggregate_counted (count);
ALTER TABLE aggregate_counted ENABLE ROW LEVEL SECURITY;
CREATE POLICY aggregate_counted_platform ON aggregate_counted FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));

GRANT SELECT, INSERT, DELETE ON aggregate_counted TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON aggregate TO ${applicationRole};
GRANT SELECT, INSERT, DELETE ON aggregate_staged TO ${applicationRole};

-- Goes up with every change of the area tree and its boundaries, so that every server notices.
CREATE TABLE area_version (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    version   bigint NOT NULL
);
INSERT INTO area_version (version) VALUES (0);
ALTER TABLE area_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY area_version_read ON area_version FOR SELECT USING (true);
GRANT SELECT ON area_version TO ${applicationRole};

CREATE FUNCTION area_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
$$
BEGIN
    UPDATE area_version SET version = version + 1;
    RETURN NULL;
END
$$;
CREATE TRIGGER area_changed AFTER INSERT OR UPDATE OR DELETE ON area
    FOR EACH STATEMENT EXECUTE FUNCTION area_changed();
CREATE TRIGGER area_boundary_changed AFTER INSERT OR UPDATE OR DELETE ON area_boundary
    FOR EACH STATEMENT EXECUTE FUNCTION area_changed();
