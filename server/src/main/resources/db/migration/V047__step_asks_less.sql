-- A step of a matter asks the database less: who somebody is to a matter is told by one function, rules are read when
-- they changed, what a check found is written with the step that it let pass, and what a matter costs is booked where
-- it stands.

-- Who the caller is to a matter, by those of its targets that the caller sees: what the policy matter_target_read says,
-- asked once and not for each target.
CREATE FUNCTION matter_standing(asked text, asked_by text, home_lo bigint, home_hi bigint)
    RETURNS TABLE (known boolean, centre boolean, held bigint, target boolean, decides boolean, signs boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = public AS $$
#variable_conflict use_column
DECLARE
    me text := scope_text('organisation');
    subject text := scope_text('subject');
    own organisation;
    party matter_party;
    sees_all boolean := asked_by = me OR scope_administrator();
    looks_after int8multirange := '{}';
BEGIN
    SELECT * INTO own FROM organisation WHERE id = me;
    SELECT * INTO party FROM matter_party WHERE matter_party.matter = asked AND matter_party.organisation = me;
    IF NOT sees_all AND scope_looks_after_areas() THEN
        looks_after := scope_ranges('territory');
    END IF;
    SELECT count(*) FILTER (WHERE area BETWEEN home_lo AND home_hi),
           coalesce(bool_or(kind || ':' || key = subject OR kind = 'AREA' AND area = own.area), false)
    INTO held, target
    FROM matter_target WHERE matter_target.matter = asked AND (
        sees_all OR submitted AND (kind || ':' || key = subject OR area <@ looks_after OR party.matter IS NOT NULL));
    known := own.id IS NOT NULL;
    centre := coalesce(own.kind = 'CENTRE' AND own.area IS NOT NULL, false);
    decides := party.decides;
    signs := coalesce(party.signs, false);
    RETURN NEXT;
END $$;
REVOKE EXECUTE ON FUNCTION matter_standing FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matter_standing TO ${applicationRole};

-- Counts the changes of rules.
CREATE TABLE rule_stamp (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    stamp bigint NOT NULL
);
INSERT INTO rule_stamp (stamp) VALUES (0);
CREATE FUNCTION rule_stamped() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE rule_stamp SET stamp = stamp + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER rule_stamp AFTER INSERT ON rule_version FOR EACH STATEMENT EXECUTE FUNCTION rule_stamped();

-- Names the rules that the caller reads: while the name is the same, the rules are.
CREATE FUNCTION rule_sight() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    RETURN (SELECT stamp FROM rule_stamp)
        || CASE WHEN scope_administrator() THEN ' all' ELSE ' of ' || scope_ranges('territory')::text END;
END $$;
REVOKE EXECUTE ON FUNCTION rule_sight FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rule_sight TO ${applicationRole};

-- What was found before the step is kept with it; it tells where the targets lie, of which what follows has to know.
DROP FUNCTION matter_take_step;
CREATE FUNCTION matter_take_step(
    asked text, by_action text, towards text, as_party text, why text, named text, submits boolean, found_before jsonb,
    shown_scope text, for_purpose text)
    RETURNS TABLE (step int, taken_at timestamptz, lo bigint, hi bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    old matter;
    first_area bigint;
    last_area bigint;
BEGIN
    SELECT * INTO old FROM matter WHERE id = asked FOR UPDATE;
    IF NOT FOUND OR NOT scope_brings_on(old) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a matter is brought on by whom it concerns';
    END IF;
    IF found_before IS NOT NULL THEN
        IF NOT scope_checks(old.requester) THEN
            RAISE insufficient_privilege USING MESSAGE = 'a matter is checked by whom it concerns';
        END IF;
        INSERT INTO matter_check (matter, version, action, findings) VALUES (asked, old.version, by_action, found_before);
    END IF;
    WITH shown AS (
        UPDATE matter_target SET state = towards, submitted = submitted OR submits,
            since = CASE by_action WHEN 'submit' THEN clock_timestamp() ELSE since END
        WHERE matter = asked RETURNING area)
    SELECT min(area), max(area) INTO first_area, last_area FROM shown;
    UPDATE matter SET state = towards, submitted = old.submitted OR submits, version = old.version + 1, changed_at = now()
    WHERE id = asked;
    INSERT INTO audit_entry (username, organisation, action, object, scope, purpose, row_count, outcome)
    VALUES (scope_text('username'), scope_text('organisation'), 'matter.' || by_action, 'matter:' || asked, shown_scope,
            for_purpose, old.targets, 'done');
    RETURN QUERY
        INSERT INTO matter_step AS taken (matter, number, action, from_state, to_state, party, organisation, username,
                                          reason, request_key)
        SELECT asked, coalesce(max(before.number), 0) + 1, by_action, old.state, towards, as_party,
               scope_text('organisation'), scope_text('username'), why, named
        FROM matter_step before WHERE before.matter = asked
        RETURNING taken.number, taken.at, first_area, last_area;
END $$;
REVOKE EXECUTE ON FUNCTION matter_take_step FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matter_take_step TO ${applicationRole};

-- Books what a step of a matter comes to for its targets, as they stand now, for the platform. Of those that objected
-- another reason is said.
DROP FUNCTION matter_loads;
CREATE FUNCTION matter_book(
    of_matter text, at_step int, for_the_rest text, for_objecting text, put_forward boolean, now_stands text, on_day date)
    RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF NOT scope_administrator() THEN
        RAISE insufficient_privilege USING MESSAGE = 'the platform books';
    END IF;
    PERFORM ledger_book(matter.id, at_step, matter.title, matter.mechanism, matter.requester, matter.legal_basis,
        load.kinds, load.keys, load.names, load.areas, load.minutes, load.savings,
        for_the_rest, put_forward, now_stands, on_day)
    FROM matter CROSS JOIN LATERAL (
        SELECT array_agg(kind) AS kinds, array_agg(key) AS keys, array_agg(name) AS names, array_agg(area) AS areas,
               array_agg(own.minutes) AS minutes,
               array_agg(CASE WHEN objects THEN for_objecting ELSE for_the_rest END) AS savings
        FROM matter_target target JOIN matter own ON own.id = target.matter
        LEFT JOIN matter_answer USING (matter, kind, key)
        WHERE target.matter = of_matter) load
    WHERE matter.id = of_matter;
END $$;
REVOKE EXECUTE ON FUNCTION matter_book FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ledger_book FROM ${applicationRole};
GRANT EXECUTE ON FUNCTION matter_book TO ${applicationRole};
