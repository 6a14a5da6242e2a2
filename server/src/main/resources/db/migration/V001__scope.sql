-- What a transaction may see, set by ScopedDatabase and read by every row-level security policy.
-- Nothing set means nothing seen. Policies call these inside a scalar subquery, so that PostgreSQL
-- evaluates them once for a statement and not once for a row.
-- Settings: territory, areas_public, areas_internal, areas_sensitive (multiranges), owned (a JSON
-- object of multiranges by owner:CLEARANCE), username, organisation, subject, administrator.
CREATE FUNCTION scope_text(name text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('jingwei.' || name, true), '') $$;

CREATE FUNCTION scope_ranges(name text) RETURNS int8multirange
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('jingwei.' || name, true), ''), '{}')::int8multirange $$;

CREATE FUNCTION scope_owned() RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('jingwei.owned', true), ''), '{}')::jsonb $$;

CREATE FUNCTION scope_administrator() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('jingwei.administrator', true), '') = 'on' $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
