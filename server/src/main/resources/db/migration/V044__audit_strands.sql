-- The trail as several chains, its strands, so that of two transactions that note something neither waits until the
-- other is on the disk: each takes a strand that is free and holds it to its end. A strand by itself is what the
-- whole trail was: positions without a gap, each hash made of the one before. Strand 0 goes on with the trail so far.
ALTER TABLE audit_entry ADD COLUMN strand smallint NOT NULL DEFAULT 0, ADD COLUMN position bigint;
UPDATE audit_entry SET position = id;
ALTER TABLE audit_entry ALTER COLUMN position SET NOT NULL, ALTER COLUMN strand DROP DEFAULT,
    ADD UNIQUE (strand, position);
COMMENT ON COLUMN audit_entry.id IS 'rises as entries are noted; an entry that did not come about leaves a gap';
COMMENT ON COLUMN audit_entry.position IS 'in its strand, from 1 on, without a gap';
CREATE SEQUENCE audit_entry_id;
SELECT setval('audit_entry_id', (SELECT id + 1 FROM audit_head), false);

ALTER TABLE audit_head DROP COLUMN singleton;
ALTER TABLE audit_head RENAME COLUMN id TO position;
ALTER TABLE audit_head ADD COLUMN strand smallint NOT NULL DEFAULT 0;
ALTER TABLE audit_head ALTER COLUMN strand DROP DEFAULT, ADD PRIMARY KEY (strand);

-- What the first hash of a strand is made of; it names the strand, so that one cannot stand for another.
CREATE FUNCTION audit_seed(strand smallint) RETURNS bytea
    LANGUAGE sql IMMUTABLE AS
$$ SELECT sha256(convert_to(CASE strand WHEN 0 THEN 'jingwei' ELSE 'jingwei ' || strand END, 'UTF8')) $$;
INSERT INTO audit_head (strand, position, hash)
SELECT strand, 0, audit_seed(strand::smallint) FROM generate_series(1, 15) strand;

-- A strand held by others is passed over; a transaction's own is free to it. Only where all are taken does it wait,
-- and who waits holds none: nobody waits in a circle.
CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
$$
DECLARE
    head audit_head;
BEGIN
    SELECT * INTO head FROM audit_head ORDER BY strand LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        SELECT * INTO head FROM audit_head WHERE strand = pg_backend_pid() % 16 FOR UPDATE;
    END IF;
    NEW.strand := head.strand;
    NEW.position := head.position + 1;
    NEW.id := nextval('audit_entry_id');
    NEW.at := clock_timestamp();
    NEW.hash := audit_hash(head.hash, NEW);
    UPDATE audit_head SET position = NEW.position, hash = NEW.hash WHERE strand = head.strand;
    RETURN NEW;
END
$$;
