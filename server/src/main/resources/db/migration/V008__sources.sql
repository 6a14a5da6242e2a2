-- Where records come from: a department's systems, the businesses that run on them, and which
-- dataset each business fills. A dataset is filled by one business, so that its source is known.
CREATE TABLE source_system (
    id                text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    name              text NOT NULL CHECK (name <> ''),
    name_en           text NOT NULL,
    owner             text NOT NULL REFERENCES organisation,
    vendor            text,
    contact           text,
    access_mode       text NOT NULL CHECK (access_mode IN ('UPLOAD', 'FOLDER', 'PUSH', 'PULL', 'LINK')),
    state             text NOT NULL CHECK (state IN ('REGISTERED', 'MAPPED', 'TRIAL', 'LIVE', 'RETIRED')),
    state_since       timestamptz NOT NULL,
    freshness_seconds bigint CHECK (freshness_seconds > 0),
    synthetic         boolean NOT NULL,
    created_by        text NOT NULL,
    created_at        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, owner)
);
CREATE INDEX source_system_owner_idx ON source_system (owner);

CREATE TABLE business (
    system            text NOT NULL REFERENCES source_system,
    id                text NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    name              text NOT NULL CHECK (name <> ''),
    name_en           text NOT NULL,
    description       text NOT NULL,
    freshness_seconds bigint CHECK (freshness_seconds > 0),
    PRIMARY KEY (system, id)
);

CREATE TABLE business_dataset (
    dataset  text PRIMARY KEY REFERENCES dataset,
    system   text NOT NULL,
    business text NOT NULL,
    FOREIGN KEY (system, business) REFERENCES business
);
CREATE INDEX business_dataset_business_idx ON business_dataset (system, business);

CREATE TABLE arrival (
    dataset text PRIMARY KEY REFERENCES dataset,
    at      timestamptz NOT NULL
);
COMMENT ON TABLE arrival IS 'when a dataset last got what its source had: a committed batch, or a pull that found nothing new';

-- A system is known to whoever may see datasets of its owner: its own people, those with a grant
-- for every owner, and those who see one of the owner's datasets.
ALTER TABLE source_system ENABLE ROW LEVEL SECURITY;
CREATE POLICY source_system_read ON source_system FOR SELECT USING (
    (SELECT scope_administrator())
    OR owner = (SELECT scope_text('organisation'))
    OR NOT isempty((SELECT scope_ranges('areas_public')))
    OR owner IN (SELECT dataset.owner FROM dataset));
CREATE POLICY source_system_insert ON source_system FOR INSERT WITH CHECK (
    (SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
CREATE POLICY source_system_update ON source_system FOR UPDATE
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));

-- What belongs to a system is written by whoever may write the system.
CREATE FUNCTION scope_owns_system(system_id text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT scope_administrator() OR EXISTS (
    SELECT 1 FROM source_system WHERE id = system_id AND owner = scope_text('organisation')) $$;

ALTER TABLE business ENABLE ROW LEVEL SECURITY;
CREATE POLICY business_read ON business FOR SELECT USING (system IN (SELECT source_system.id FROM source_system));
CREATE POLICY business_insert ON business FOR INSERT WITH CHECK (scope_owns_system(system));
CREATE POLICY business_update ON business FOR UPDATE
    USING (scope_owns_system(system)) WITH CHECK (scope_owns_system(system));

ALTER TABLE business_dataset ENABLE ROW LEVEL SECURITY;
CREATE POLICY business_dataset_read ON business_dataset FOR SELECT USING (
    dataset IN (SELECT dataset.id FROM dataset));
CREATE POLICY business_dataset_insert ON business_dataset FOR INSERT WITH CHECK (
    scope_owns_system(system) AND EXISTS (
        SELECT 1 FROM dataset d JOIN source_system s ON s.owner = d.owner
        WHERE d.id = business_dataset.dataset AND s.id = business_dataset.system));
CREATE POLICY business_dataset_delete ON business_dataset FOR DELETE USING (scope_owns_system(system));

ALTER TABLE arrival ENABLE ROW LEVEL SECURITY;
CREATE POLICY arrival_platform ON arrival FOR ALL
    USING ((SELECT scope_administrator())) WITH CHECK ((SELECT scope_administrator()));

-- Freshness is the same whoever asks, so these views read as the owner of the tables; what they are
-- joined to decides of which systems it is seen. A business is late when its newest arrival is older
-- than its own target, or than its system's where it fills a dataset; only a live system can be late.
CREATE VIEW business_sync AS
SELECT b.system, b.id AS business, count(l.dataset) AS datasets, max(a.at) AS last_sync,
       target.seconds AS target_seconds,
       CASE WHEN s.state = 'LIVE'
            THEN greatest(max(a.at), s.state_since) + make_interval(secs => target.seconds) END AS due_at
FROM business b
JOIN source_system s ON s.id = b.system
LEFT JOIN business_dataset l ON l.system = b.system AND l.business = b.id
LEFT JOIN arrival a ON a.dataset = l.dataset
CROSS JOIN LATERAL (
    SELECT coalesce(b.freshness_seconds, CASE WHEN EXISTS (
        SELECT 1 FROM business_dataset f WHERE f.system = b.system AND f.business = b.id)
        THEN s.freshness_seconds END) AS seconds) target
GROUP BY b.system, b.id, s.state, s.state_since, target.seconds;

CREATE VIEW system_sync AS
SELECT system, count(*) AS businesses, sum(datasets) AS datasets, max(last_sync) AS last_sync,
       min(due_at) FILTER (WHERE due_at < now()) AS stale_since
FROM business_sync GROUP BY system;

GRANT SELECT, INSERT, UPDATE ON source_system, business, arrival TO ${applicationRole};
GRANT SELECT, INSERT, DELETE ON business_dataset TO ${applicationRole};
GRANT SELECT ON business_sync, system_sync TO ${applicationRole};

-- Keys with which a department's system delivers: the platform keeps their hashes.
CREATE TABLE api_key (
    id           text PRIMARY KEY,
    system       text NOT NULL,
    owner        text NOT NULL,
    name         text NOT NULL,
    secret_hash  bytea NOT NULL,
    created_by   text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    FOREIGN KEY (system, owner) REFERENCES source_system (id, owner)
);
CREATE INDEX api_key_system_idx ON api_key (system);
ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY api_key_own ON api_key FOR ALL
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT, UPDATE ON api_key TO ${applicationRole};

-- Background work of the connectors: a task table of db-scheduler of its own, so that slow sources
-- never hold the threads that read batches.
CREATE TABLE source_task (LIKE scheduled_tasks INCLUDING ALL);
GRANT SELECT, INSERT, UPDATE, DELETE ON source_task TO ${applicationRole};

-- A table or query of a department's database that is read again and again. The position and the
-- rows seen around it move in the transaction that books their batch, and version makes sure that
-- only one reader moves them.
CREATE TABLE pull (
    id              text PRIMARY KEY,
    system          text NOT NULL,
    owner           text NOT NULL,
    name            text NOT NULL,
    dataset         text NOT NULL REFERENCES dataset,
    definition      jsonb NOT NULL,
    password        bytea NOT NULL,
    enabled         boolean NOT NULL,
    position_kind   text,
    position        text,
    position_again  boolean NOT NULL DEFAULT true,
    seen            bytea NOT NULL DEFAULT '',
    version         bigint NOT NULL DEFAULT 0,
    failures        int NOT NULL DEFAULT 0,
    created_by      text NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (system, name),
    FOREIGN KEY (system, owner) REFERENCES source_system (id, owner)
);
COMMENT ON COLUMN pull.password IS 'AES-256-GCM under the key file of the data folder, bound to this pull, its url and its user';
COMMENT ON COLUMN pull.seen IS 'digests of 16 bytes of the rows that the next run reads again';

CREATE TABLE pull_run (
    number        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pull          text NOT NULL REFERENCES pull ON DELETE CASCADE,
    owner         text NOT NULL,
    state         text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'WAITING', 'FAILED', 'CANCELLED')),
    started_at    timestamptz NOT NULL DEFAULT now(),
    cancelled_at  timestamptz,
    finished_at   timestamptz,
    row_count     bigint NOT NULL DEFAULT 0,
    repeated      bigint NOT NULL DEFAULT 0,
    future        bigint NOT NULL DEFAULT 0,
    unmarked      bigint NOT NULL DEFAULT 0,
    batches       text[] NOT NULL DEFAULT '{}',
    position_from text,
    position_to   text,
    error_code    text,
    error_detail  text
);
COMMENT ON COLUMN pull_run.cancelled_at IS 'when somebody asked to stop it; from then on it books nothing more';
CREATE INDEX pull_run_pull_idx ON pull_run (pull, number);

ALTER TABLE pull ENABLE ROW LEVEL SECURITY;
CREATE POLICY pull_own ON pull FOR ALL
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
ALTER TABLE pull_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY pull_run_own ON pull_run FOR ALL
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT, UPDATE, DELETE ON pull, pull_run TO ${applicationRole};

-- What systems pushed. A small push waits here, whole, until several are sealed into one batch; the
-- batch has the seal as its idempotency key.
CREATE TABLE push (
    number          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system          text NOT NULL,
    owner           text NOT NULL,
    dataset         text NOT NULL REFERENCES dataset,
    idempotency_key text NOT NULL,
    digest          text NOT NULL,
    bytes           bigint NOT NULL,
    row_count       bigint NOT NULL,
    body            bytea,
    seal            text,
    received_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (system, idempotency_key),
    CHECK (body IS NULL = (seal IS NOT NULL)),
    FOREIGN KEY (system, owner) REFERENCES source_system (id, owner)
);
CREATE INDEX push_received_idx ON push (received_at);
CREATE INDEX push_waiting_idx ON push (system, dataset, number) WHERE seal IS NULL;
ALTER TABLE push ENABLE ROW LEVEL SECURITY;
CREATE POLICY push_own ON push FOR ALL
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT, UPDATE, DELETE ON push TO ${applicationRole};

-- Folders that are watched for a system and a dataset, below the configured root.
CREATE TABLE watched_folder (
    system     text NOT NULL,
    dataset    text NOT NULL REFERENCES dataset,
    owner      text NOT NULL,
    enabled    boolean NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (system, dataset),
    FOREIGN KEY (system, owner) REFERENCES source_system (id, owner)
);
ALTER TABLE watched_folder ENABLE ROW LEVEL SECURITY;
CREATE POLICY watched_folder_own ON watched_folder FOR ALL
    USING ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')))
    WITH CHECK ((SELECT scope_administrator()) OR owner = (SELECT scope_text('organisation')));
GRANT SELECT, INSERT, UPDATE ON watched_folder TO ${applicationRole};
