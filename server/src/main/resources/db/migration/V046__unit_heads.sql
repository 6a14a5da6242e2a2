-- Who answers for an organisation: files its plans, lets its inspections go to the gate, explains its officers.
ALTER TABLE account ADD COLUMN head boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN account.head IS 'whether it answers for its organisation as its head; given by the administrator alone';
CREATE INDEX account_head_idx ON account (organisation) WHERE head;

-- An account may change its own row (its password); this it may not.
CREATE FUNCTION account_head_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT coalesce(scope_administrator(), false) THEN
        RAISE EXCEPTION 'only an administrator says who heads a unit' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER account_head_guard BEFORE UPDATE OF head ON account FOR EACH ROW
    WHEN (NEW.head IS DISTINCT FROM OLD.head) EXECUTE FUNCTION account_head_guard();

-- The heads of the caller's own organisation, whom its accounts are told to turn to; of no other.
CREATE FUNCTION unit_heads()
    RETURNS TABLE (username text, display_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT username, display_name FROM account
    WHERE organisation = scope_text('organisation') AND head ORDER BY username LIMIT 20 $$;
REVOKE EXECUTE ON FUNCTION unit_heads FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unit_heads TO ${applicationRole};
