-- Append-only and hash-chained: the trigger takes the last hash under a lock, so that entries chain
-- in the order of their ids; the application may insert and read, and nothing else.
CREATE TABLE audit_entry (
    id           bigint PRIMARY KEY,
    at           timestamptz NOT NULL,
    username     text NOT NULL,
    organisation text NOT NULL,
    action       text NOT NULL,
    object       text NOT NULL,
    scope        text NOT NULL,
    purpose      text,
    row_count    bigint NOT NULL,
    outcome      text NOT NULL,
    hash         bytea NOT NULL
);
CREATE INDEX audit_entry_username_idx ON audit_entry (username, id);
CREATE INDEX audit_entry_action_idx ON audit_entry (action, id);

CREATE TABLE audit_head (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    id   bigint NOT NULL,
    hash bytea  NOT NULL
);
INSERT INTO audit_head (id, hash) VALUES (0, sha256('jingwei'::bytea));

CREATE FUNCTION audit_hash(previous bytea, entry audit_entry) RETURNS bytea
    LANGUAGE sql IMMUTABLE AS
$$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        entry.id, extract(epoch FROM entry.at), entry.username, entry.organisation, entry.action, entry.object,
        entry.scope, entry.purpose, entry.row_count, entry.outcome)::text, 'UTF8'))
$$;

CREATE FUNCTION audit_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
$$
DECLARE
    head audit_head;
BEGIN
    SELECT * INTO head FROM audit_head FOR UPDATE;
    NEW.id := head.id + 1;
    NEW.at := clock_timestamp();
    NEW.hash := audit_hash(head.hash, NEW);
    UPDATE audit_head SET id = NEW.id, hash = NEW.hash;
    RETURN NEW;
END
$$;
CREATE TRIGGER audit_chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_chain();

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_append ON audit_entry FOR INSERT WITH CHECK (true);
CREATE POLICY audit_entry_read ON audit_entry FOR SELECT USING (
    (SELECT scope_administrator()) OR username = (SELECT scope_text('username')));

GRANT SELECT, INSERT ON audit_entry TO ${applicationRole};
GRANT SELECT ON audit_head TO ${applicationRole};
