CREATE TABLE dataset (
    id           text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9_]{0,62}$'),
    owner        text NOT NULL REFERENCES organisation,
    sensitivity  text NOT NULL CHECK (sensitivity IN ('PUBLIC', 'INTERNAL', 'SENSITIVE')),
    subject_kind text,
    definition   jsonb NOT NULL,
    created_by   text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now()
);

-- A dataset is seen by whom some row of it could be shown, by subjects of its kind and by its owner.
ALTER TABLE dataset ENABLE ROW LEVEL SECURITY;
CREATE POLICY dataset_read ON dataset FOR SELECT USING (
    (SELECT scope_administrator())
    OR owner = (SELECT scope_text('organisation'))
    OR subject_kind = split_part((SELECT scope_text('subject')), ':', 1)
    OR NOT isempty(CASE sensitivity
        WHEN 'PUBLIC' THEN (SELECT scope_ranges('areas_public'))
        WHEN 'INTERNAL' THEN (SELECT scope_ranges('areas_internal'))
        ELSE (SELECT scope_ranges('areas_sensitive')) END)
    OR NOT isempty(coalesce(((SELECT scope_owned()) ->> (owner || ':' || sensitivity))::int8multirange, '{}')));
CREATE POLICY dataset_insert ON dataset FOR INSERT WITH CHECK (
    (SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
CREATE POLICY dataset_update ON dataset FOR UPDATE
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));

GRANT SELECT, INSERT, UPDATE ON dataset TO ${applicationRole};
