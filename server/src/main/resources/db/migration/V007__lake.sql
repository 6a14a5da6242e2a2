-- One row a file that was sent. The number is the batch's part of its rows' ids in the lake.
CREATE TABLE batch (
    id              text PRIMARY KEY,
    number          int GENERATED ALWAYS AS IDENTITY UNIQUE,
    dataset         text NOT NULL REFERENCES dataset,
    owner           text NOT NULL,
    username        text NOT NULL,
    idempotency_key text,
    channel         text NOT NULL DEFAULT 'UPLOAD' CHECK (channel IN ('UPLOAD', 'FOLDER', 'PUSH', 'PULL')),
    source          text,
    file_name       text NOT NULL,
    mode            text NOT NULL DEFAULT 'APPEND' CHECK (mode IN ('APPEND', 'UPSERT', 'REPLACE')),
    format          text NOT NULL DEFAULT 'CSV' CHECK (format IN ('CSV', 'XLSX', 'GEOJSON', 'NDJSON')),
    charset         text,
    delimiter       text,
    sheet           text,
    mapping         jsonb,
    digest          text NOT NULL,
    bytes           bigint NOT NULL,
    state           text NOT NULL CHECK (state IN ('HELD', 'RECEIVED', 'RUNNING', 'COMMITTED', 'FAILED', 'DUPLICATE', 'CANCELLED')),
    phase           text CHECK (phase IN ('READING', 'CHECKING_KEYS', 'SORTING', 'COMMITTING')),
    turn            bigint,
    bytes_read      bigint NOT NULL DEFAULT 0,
    row_count       bigint NOT NULL DEFAULT 0,
    accepted        bigint NOT NULL DEFAULT 0,
    refused         bigint NOT NULL DEFAULT 0,
    unplaced        bigint NOT NULL DEFAULT 0,
    superseded      bigint NOT NULL DEFAULT 0,
    outdated        bigint NOT NULL DEFAULT 0,
    refusals        jsonb  NOT NULL DEFAULT '[]',
    warnings        jsonb  NOT NULL DEFAULT '[]',
    duplicate_of    text REFERENCES batch,
    error_code      text,
    error_detail    text,
    received_at     timestamptz NOT NULL DEFAULT now(),
    started_at      timestamptz,
    cancelled_at    timestamptz,
    sealed_at       timestamptz,
    finished_at     timestamptz,
    expired_at      timestamptz
);
COMMENT ON COLUMN batch.turn IS 'the order in which files that replace rows are read; given when a file is to be read';
COMMENT ON COLUMN batch.cancelled_at IS 'when somebody asked to stop it; not after it is sealed';
COMMENT ON COLUMN batch.sealed_at IS 'when its counts were final: from here on only the lake''s commit and the books are missing';
COMMENT ON COLUMN batch.expired_at IS 'when its refused rows were removed because of their age';
CREATE SEQUENCE batch_turn;
-- The same content is added once to a dataset, however many send it at the same time.
CREATE UNIQUE INDEX batch_content_idx ON batch (dataset, digest)
    WHERE mode = 'APPEND' AND state NOT IN ('FAILED', 'DUPLICATE', 'CANCELLED');
CREATE UNIQUE INDEX batch_idempotency_idx ON batch (username, idempotency_key);
CREATE INDEX batch_open_idx ON batch (dataset, turn) WHERE state IN ('RECEIVED', 'RUNNING');
CREATE INDEX batch_dataset_idx ON batch (dataset, number);
CREATE INDEX batch_held_idx ON batch (received_at) WHERE state = 'HELD';
CREATE INDEX batch_refused_idx ON batch (finished_at) WHERE refused > 0 AND expired_at IS NULL;

ALTER TABLE batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY batch_own ON batch FOR ALL
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));

-- Goes up with every completed batch of a dataset, so that every server notices.
CREATE TABLE dataset_version (
    dataset text PRIMARY KEY REFERENCES dataset,
    version bigint NOT NULL
);
ALTER TABLE dataset_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY dataset_version_platform ON dataset_version FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));

-- How the files of a dataset are read when they do not say it themselves.
CREATE TABLE dataset_mapping (
    dataset    text PRIMARY KEY REFERENCES dataset,
    owner      text NOT NULL,
    mapping    jsonb NOT NULL,
    username   text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE dataset_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY dataset_mapping_own ON dataset_mapping FOR ALL
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));

-- Who there is to have a dossier, from the dataset that has authority over the kind of subject.
CREATE TABLE subject (
    kind        text   NOT NULL,
    key         text   NOT NULL,
    name        text   NOT NULL,
    address     text   NOT NULL DEFAULT '',
    area        bigint NOT NULL,
    owner       text   NOT NULL,
    sensitivity text   NOT NULL,
    lon         double precision,
    lat         double precision,
    dataset     text   NOT NULL REFERENCES dataset,
    row_id      bigint NOT NULL,
    PRIMARY KEY (kind, key)
);
COMMENT ON COLUMN subject.area IS 'stored area code, 0 where it could not be placed; lon and lat are WGS84';
CREATE INDEX subject_key_idx ON subject (key text_pattern_ops);

ALTER TABLE subject ENABLE ROW LEVEL SECURITY;
CREATE POLICY subject_read ON subject FOR SELECT USING (
    CASE sensitivity
        WHEN 'PUBLIC' THEN area <@ (SELECT scope_ranges('areas_public'))
        WHEN 'INTERNAL' THEN area <@ (SELECT scope_ranges('areas_internal'))
        ELSE area <@ (SELECT scope_ranges('areas_sensitive')) END
    OR area <@ ((SELECT scope_owned()) ->> (owner || ':' || sensitivity))::int8multirange
    OR (kind || ':' || key) = (SELECT scope_text('subject'))
    OR area = 0 AND ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation'))));
CREATE POLICY subject_insert ON subject FOR INSERT WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY subject_update ON subject FOR UPDATE USING ((SELECT scope_administrator()));
-- A snapshot that replaces an authoritative dataset takes those away that it does not have.
CREATE POLICY subject_delete ON subject FOR DELETE USING ((SELECT scope_administrator()));
CREATE INDEX subject_dataset_idx ON subject (dataset);

-- Subjects of a batch that is being read; they reach the register with the batch or not at all.
CREATE TABLE subject_staged (
    batch text   NOT NULL REFERENCES batch,
    line  bigint NOT NULL,
    key   text   NOT NULL,
    name  text   NOT NULL,
    address text NOT NULL DEFAULT '',
    area  bigint NOT NULL,
    lon   double precision,
    lat   double precision,
    PRIMARY KEY (batch, line)
);
CREATE INDEX subject_staged_key_idx ON subject_staged (batch, key);
ALTER TABLE subject_staged ENABLE ROW LEVEL SECURITY;
CREATE POLICY subject_staged_platform ON subject_staged FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));

GRANT SELECT, INSERT, UPDATE ON batch, dataset_mapping, dataset_version TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON subject TO ${applicationRole};
GRANT USAGE ON SEQUENCE batch_turn TO ${applicationRole};
GRANT SELECT, INSERT, DELETE ON subject_staged TO ${applicationRole};

-- The catalog of the lake's tables, in the form that Apache Iceberg's JDBC catalog (V1) reads.
CREATE SCHEMA iceberg;
CREATE TABLE iceberg.iceberg_tables (
    catalog_name               varchar(255) NOT NULL,
    table_namespace            varchar(255) NOT NULL,
    table_name                 varchar(255) NOT NULL,
    metadata_location          varchar(1000),
    previous_metadata_location varchar(1000),
    iceberg_type               varchar(5),
    PRIMARY KEY (catalog_name, table_namespace, table_name)
);
CREATE TABLE iceberg.iceberg_namespace_properties (
    catalog_name   varchar(255) NOT NULL,
    namespace      varchar(255) NOT NULL,
    property_key   varchar(255),
    property_value varchar(1000),
    PRIMARY KEY (catalog_name, namespace, property_key)
);
GRANT USAGE ON SCHEMA iceberg TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA iceberg TO ${applicationRole};
