-- Layers that somebody made for the map, beside those that every dataset with points has by itself.
-- The definition holds what is said of a layer; what decides who sees it stands in columns.
CREATE TABLE map_layer (
    id          text PRIMARY KEY CHECK (id ~ '^layer-[0-9a-f]{12}$'),
    owner       text NOT NULL REFERENCES organisation,
    sensitivity text NOT NULL CHECK (sensitivity IN ('PUBLIC', 'INTERNAL', 'SENSITIVE')),
    shared      boolean NOT NULL,
    dataset     text REFERENCES dataset,
    definition  jsonb NOT NULL,
    version     bigint NOT NULL DEFAULT 1,
    created_by  text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_by  text NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, owner)
);
COMMENT ON COLUMN map_layer.version IS 'goes up with every edit and upload, so that every server notices';

-- The features of an uploaded layer. Each is seen by whoever reaches one of the areas it touches.
CREATE TABLE map_feature (
    layer       text   NOT NULL,
    number      int    NOT NULL,
    owner       text   NOT NULL,
    sensitivity text   NOT NULL CHECK (sensitivity IN ('PUBLIC', 'INTERNAL', 'SENSITIVE')),
    areas       int8multirange NOT NULL,
    geometry    bytea  NOT NULL,
    properties  jsonb  NOT NULL,
    PRIMARY KEY (layer, number),
    FOREIGN KEY (layer, owner) REFERENCES map_layer (id, owner) ON DELETE CASCADE
);
COMMENT ON COLUMN map_feature.geometry IS 'WKB in WGS84';

-- A layer is seen by its owner's people, and when it is shared by whoever reaches data of its kind.
ALTER TABLE map_layer ENABLE ROW LEVEL SECURITY;
CREATE POLICY map_layer_read ON map_layer FOR SELECT USING (
    (SELECT scope_administrator())
    OR owner = (SELECT scope_text('organisation'))
    OR shared AND (
        NOT isempty(CASE sensitivity
            WHEN 'PUBLIC' THEN (SELECT scope_ranges('areas_public'))
            WHEN 'INTERNAL' THEN (SELECT scope_ranges('areas_internal'))
            ELSE (SELECT scope_ranges('areas_sensitive')) END)
        OR NOT isempty(coalesce(((SELECT scope_owned()) ->> (owner || ':' || sensitivity))::int8multirange, '{}'))));
CREATE POLICY map_layer_insert ON map_layer FOR INSERT WITH CHECK (
    (SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
CREATE POLICY map_layer_update ON map_layer FOR UPDATE
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
CREATE POLICY map_layer_delete ON map_layer FOR DELETE USING (
    (SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));

ALTER TABLE map_feature ENABLE ROW LEVEL SECURITY;
CREATE POLICY map_feature_read ON map_feature FOR SELECT USING (
    areas && CASE sensitivity
        WHEN 'PUBLIC' THEN (SELECT scope_ranges('areas_public'))
        WHEN 'INTERNAL' THEN (SELECT scope_ranges('areas_internal'))
        ELSE (SELECT scope_ranges('areas_sensitive')) END
    OR areas && ((SELECT scope_owned()) ->> (owner || ':' || sensitivity))::int8multirange
    OR (SELECT scope_administrator()));
CREATE POLICY map_feature_insert ON map_feature FOR INSERT WITH CHECK (
    (SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
-- Who replaces a layer's features may not reach all of them: that is the platform's work then.
CREATE POLICY map_feature_update ON map_feature FOR UPDATE
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY map_feature_delete ON map_feature FOR DELETE USING ((SELECT scope_administrator()));

GRANT SELECT, INSERT, UPDATE, DELETE ON map_layer TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON map_feature TO ${applicationRole};
