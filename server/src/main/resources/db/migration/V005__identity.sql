CREATE TABLE organisation (
    id           text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    name         text NOT NULL,
    kind         text NOT NULL,
    area         bigint REFERENCES area,
    subject_kind text,
    subject_key  text
);

CREATE TABLE account (
    username             text PRIMARY KEY CHECK (username ~ '^[a-z0-9][a-z0-9_.-]{1,62}$'),
    display_name         text NOT NULL,
    role                 text NOT NULL,
    organisation         text NOT NULL REFERENCES organisation,
    password_hash        text NOT NULL,
    must_change_password boolean NOT NULL,
    created_at           timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account_grant (
    username  text   NOT NULL REFERENCES account ON DELETE CASCADE,
    number    int    NOT NULL,
    areas     int8multirange NOT NULL,
    zone      text REFERENCES zone,
    clearance text   NOT NULL,
    owner     text,
    PRIMARY KEY (username, number)
);

CREATE TABLE login_session (
    token_hash bytea PRIMARY KEY,
    username   text NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX login_session_username_idx ON login_session (username);
CREATE INDEX login_session_expiry_idx ON login_session (expires_at);

-- Failed logins, counted by what is attacked (the account) and by where from (the address).
CREATE TABLE login_failure (
    subject      text PRIMARY KEY,
    failures     int NOT NULL,
    window_ends  timestamptz NOT NULL
);

-- Offices are known to everybody; towns, villages, enterprises and schools to those around them.
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY organisation_read ON organisation FOR SELECT USING (
    kind IN ('PLATFORM', 'CENTRE', 'DEPARTMENT', 'COUNTY')
    OR id = (SELECT scope_text('organisation'))
    OR area <@ (SELECT scope_ranges('territory')));
CREATE POLICY organisation_write ON organisation FOR INSERT WITH CHECK ((SELECT scope_administrator()));

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_own ON account FOR SELECT USING (
    (SELECT scope_administrator()) OR username = (SELECT scope_text('username')));
CREATE POLICY account_insert ON account FOR INSERT WITH CHECK ((SELECT scope_administrator()));
CREATE POLICY account_update ON account FOR UPDATE USING (
    (SELECT scope_administrator()) OR username = (SELECT scope_text('username')));

ALTER TABLE account_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_grant_read ON account_grant FOR SELECT USING (
    (SELECT scope_administrator()) OR username = (SELECT scope_text('username')));
CREATE POLICY account_grant_write ON account_grant FOR INSERT WITH CHECK ((SELECT scope_administrator()));

GRANT SELECT, INSERT ON organisation, account_grant TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE ON account TO ${applicationRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON login_session, login_failure TO ${applicationRole};
