CREATE TABLE area (
    code        bigint PRIMARY KEY,
    code_text   text   NOT NULL UNIQUE,
    hi          bigint NOT NULL,
    depth       int    NOT NULL,
    level       text   NOT NULL,
    name        text   NOT NULL CHECK (name <> ''),
    parent      bigint REFERENCES area,
    predecessor text,
    valid_from  date,
    valid_to    date,
    CHECK (hi >= code),
    CHECK (valid_to >= valid_from)
);
COMMENT ON COLUMN area.code IS 'digits left-aligned in 18; the node and all below it are [code, hi]';
COMMENT ON COLUMN area.code_text IS 'the code in its own length, as people write it';
CREATE INDEX area_parent_idx ON area (parent, code);

CREATE TABLE area_boundary (
    area      bigint PRIMARY KEY REFERENCES area,
    geometry  bytea   NOT NULL,
    raw       text    NOT NULL,
    crs       text    NOT NULL,
    synthetic boolean NOT NULL,
    west      double precision NOT NULL,
    south     double precision NOT NULL,
    east      double precision NOT NULL,
    north     double precision NOT NULL,
    label_lon double precision NOT NULL,
    label_lat double precision NOT NULL
);
COMMENT ON COLUMN area_boundary.geometry IS 'WKB in WGS84; raw is the geometry as it was sent, in crs';
COMMENT ON COLUMN area_boundary.synthetic IS 'made up for a demonstration; said wherever it is shown';

CREATE TABLE zone (
    id   text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    name text NOT NULL CHECK (name <> '')
);
CREATE TABLE zone_member (
    zone text   NOT NULL REFERENCES zone ON DELETE CASCADE,
    area bigint NOT NULL REFERENCES area,
    PRIMARY KEY (zone, area)
);

-- The tree is seen from the top down to one's own part, and that part whole.
ALTER TABLE area ENABLE ROW LEVEL SECURITY;
CREATE POLICY area_read ON area FOR SELECT USING (
    int8range(code, hi, '[]') && (SELECT scope_ranges('territory')) OR (SELECT scope_administrator()));
CREATE POLICY area_insert ON area FOR INSERT WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY area_update ON area FOR UPDATE USING ((SELECT scope_administrator()));

ALTER TABLE area_boundary ENABLE ROW LEVEL SECURITY;
CREATE POLICY area_boundary_read ON area_boundary FOR SELECT USING (
    area <@ (SELECT scope_ranges('territory')) OR (SELECT scope_administrator()));
CREATE POLICY area_boundary_insert ON area_boundary FOR INSERT WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY area_boundary_update ON area_boundary FOR UPDATE USING ((SELECT scope_administrator()));

-- A zone is known to whoever stands in one of its areas, by the areas it stands in.
ALTER TABLE zone_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY zone_member_read ON zone_member FOR SELECT USING (
    area <@ (SELECT scope_ranges('territory')));
CREATE POLICY zone_member_write ON zone_member FOR ALL USING ((SELECT scope_administrator()))
    WITH CHECK ((SELECT scope_administrator()));

ALTER TABLE zone ENABLE ROW LEVEL SECURITY;
CREATE POLICY zone_read ON zone FOR SELECT USING (
    EXISTS (SELECT 1 FROM zone_member WHERE zone_member.zone = zone.id));
CREATE POLICY zone_write ON zone FOR ALL USING ((SELECT scope_administrator()))
    WITH CHECK ((SELECT scope_administrator()));

GRANT SELECT, INSERT, UPDATE ON area, area_boundary TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON zone, zone_member TO ${applicationRole};
