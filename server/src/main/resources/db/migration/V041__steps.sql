-- The same answer as before, by a plan that is kept: the policies of every table of the gate ask this in each
-- statement, and a function of SQL was planned anew each time.
CREATE OR REPLACE FUNCTION scope_looks_after_areas() RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS
$$ BEGIN
    RETURN EXISTS (SELECT FROM organisation WHERE id = scope_text('organisation')
                   AND kind IN ('CENTRE', 'COUNTY', 'TOWN', 'VILLAGE'));
END $$;
