-- A step of a matter is written by one function, which is the only way for the application to bring a matter from
-- state to state: the state, its place in the history, what the targets say of it and its note in the audit trail come
-- together or not at all, for who may bring the matter on, in the name of the account that acts. Inside it nothing is
-- asked of row-level security again, which costs more than all the writing.

-- Whether the caller may bring a matter on: what the policies matter_read and matter_update say together.
CREATE FUNCTION scope_brings_on(asked matter) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF asked.requester = scope_text('organisation') THEN
        RETURN true;
    END IF;
    RETURN asked.submitted AND (
        scope_administrator()
        OR EXISTS (SELECT FROM matter_target target WHERE target.matter = asked.id AND target.submitted AND (
               (target.kind || ':' || target.key) = (SELECT scope_text('subject'))
               OR (SELECT scope_looks_after_areas()) AND target.area <@ (SELECT scope_ranges('territory'))))
        OR EXISTS (SELECT FROM matter_party party WHERE party.matter = asked.id
                   AND party.organisation = scope_text('organisation')));
END $$;

-- A matter, held until the transaction ends, for who may bring it on; for others there is none.
CREATE FUNCTION matter_hold(asked text) RETURNS SETOF matter ROWS 1
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    found_matter matter;
BEGIN
    SELECT * INTO found_matter FROM matter WHERE id = asked;
    IF FOUND AND scope_brings_on(found_matter) THEN
        RETURN QUERY SELECT * FROM matter WHERE id = asked FOR UPDATE;
    END IF;
END $$;

-- By the clock and not by the transaction's beginning counts from when a target is asked: submissions are checked
-- one after the other.
CREATE FUNCTION matter_take_step(
    asked text, by_action text, towards text, as_party text, why text, named text, submits boolean,
    shown_scope text, for_purpose text)
    RETURNS TABLE (step int, taken_at timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    old matter;
BEGIN
    SELECT * INTO old FROM matter WHERE id = asked FOR UPDATE;
    IF NOT FOUND OR NOT scope_brings_on(old) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a matter is brought on by whom it concerns';
    END IF;
    UPDATE matter_target SET state = towards, submitted = submitted OR submits,
        since = CASE by_action WHEN 'submit' THEN clock_timestamp() ELSE since END
    WHERE matter = asked;
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
        RETURNING taken.number, taken.at;
END $$;
REVOKE EXECUTE ON FUNCTION scope_brings_on, matter_hold, matter_take_step FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope_brings_on, matter_hold, matter_take_step TO ${applicationRole};

-- So nothing else changes a state, shows a matter to others, or writes a step that does.
DROP TRIGGER matter_state_step ON matter;
DROP FUNCTION matter_state_stepped;
DROP TRIGGER matter_target_submit ON matter_step;
DROP FUNCTION matter_target_submitted;
REVOKE UPDATE ON matter, matter_target FROM ${applicationRole};
GRANT UPDATE (mechanism, title, legal_basis, window_from, window_to, minutes, note, targets, ground, item, officers,
              version, changed_at) ON matter TO ${applicationRole};
DROP POLICY matter_target_update ON matter_target;
ALTER POLICY matter_step_insert ON matter_step WITH CHECK (
    organisation = (SELECT scope_text('organisation')) AND username = (SELECT scope_text('username'))
    AND from_state = to_state);

-- Targets say already what a step says of them.
CREATE OR REPLACE FUNCTION matter_target_followed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE matter_target SET mechanism = NEW.mechanism, state = NEW.state, first_day = NEW.window_from,
        last_day = NEW.window_to, topic = matter_topic(NEW.item, NEW.title)
    WHERE matter = NEW.id AND (mechanism, state, first_day, last_day, topic) IS DISTINCT FROM
        (NEW.mechanism, NEW.state, NEW.window_from, NEW.window_to, matter_topic(NEW.item, NEW.title));
    RETURN NULL;
END $$;

-- The time of a state ends with it, and so do the asking for more of it and an advice that nobody took up.
CREATE FUNCTION matter_state_left() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    DELETE FROM matter_deadline WHERE matter = NEW.id;
    IF FOUND THEN
        UPDATE matter_extension SET state = 'LAPSED' WHERE matter = NEW.id AND state = 'ASKED';
    END IF;
    UPDATE matter_advice SET state = 'LAPSED' WHERE matter = NEW.id AND state IN ('GIVEN', 'REFUSED');
    RETURN NULL;
END $$;
CREATE TRIGGER matter_state_leave AFTER UPDATE OF state ON matter FOR EACH ROW EXECUTE FUNCTION matter_state_left();

-- What was found is written by who may have the matter checked and may bring it on, as before; asked once by the
-- matter's key.
CREATE FUNCTION scope_checks_matter(asked text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE
    found_matter matter;
BEGIN
    SELECT * INTO found_matter FROM matter WHERE id = asked;
    RETURN FOUND AND scope_checks(found_matter.requester) AND (scope_administrator() OR scope_brings_on(found_matter));
END $$;
REVOKE EXECUTE ON FUNCTION scope_checks_matter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scope_checks_matter TO ${applicationRole};
ALTER POLICY matter_check_insert ON matter_check WITH CHECK (scope_checks_matter(matter));

-- Holds what rules count by: each target and each requester of these matters, as one of so many slots a mechanism, in
-- one order.
CREATE FUNCTION matter_hold_counted(matters text[], slots int) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(sort, slot) FROM (
        SELECT DISTINCT hashtext('jingwei.rules.' || mechanism) AS sort, slot FROM (
            SELECT mechanism, abs(hashtext(kind || ':' || key) % slots) AS slot
            FROM matter_target WHERE matter = ANY (matters)
            UNION ALL
            SELECT mechanism, slots + abs(hashtext(requester) % slots)
            FROM matter_target WHERE matter = ANY (matters)) held
        ORDER BY sort, slot) held;
END $$;
REVOKE EXECUTE ON FUNCTION matter_hold_counted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matter_hold_counted TO ${applicationRole};

-- What a matter costs each of its targets, for the platform, which books it.
CREATE FUNCTION matter_loads(asked text)
    RETURNS TABLE (kind text, key text, name text, area bigint, minutes int, objects boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    IF scope_administrator() THEN
        RETURN QUERY SELECT kind, key, name, area, minutes, coalesce(objects, false)
            FROM matter_target target JOIN matter ON matter.id = target.matter
            LEFT JOIN matter_answer USING (matter, kind, key)
            WHERE target.matter = asked;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION matter_loads FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matter_loads TO ${applicationRole};

-- The same answers by plans that are kept: functions of SQL were planned anew each time.
CREATE OR REPLACE FUNCTION matter_subject_counts(
    matters text[], froms date[], tos date[], overlapping boolean[], whose text[], same_topic boolean[], ordered boolean[], counted text[])
    RETURNS TABLE (question int, kind text, key text, asked int, first_day date, last_day date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT q.question::int, own.kind, own.key, count(*)::int, min(other.first_day), max(other.last_day)
    FROM unnest(matters, froms, tos, overlapping, whose, same_topic, ordered) WITH ORDINALITY
         AS q (matter, from_day, to_day, touching, who, by_topic, in_order, question)
    JOIN matter ON matter.id = q.matter AND scope_checks(matter.requester)
    JOIN matter_target own ON own.matter = q.matter
    JOIN LATERAL (
        SELECT asked.requester, asked.first_day, asked.last_day FROM matter_target asked
        WHERE asked.kind = own.kind AND asked.key = own.key AND asked.mechanism = own.mechanism
          AND asked.first_day BETWEEN CASE WHEN q.touching THEN q.from_day - 366 ELSE q.from_day END AND q.to_day
          AND asked.matter <> own.matter AND asked.submitted
          AND (NOT q.touching OR asked.last_day >= q.from_day)
          AND asked.mechanism || ':' || asked.state = ANY (counted)
          AND (NOT q.in_order OR (asked.since, asked.matter) < (own.since, own.matter))
          AND (NOT q.by_topic OR asked.topic = own.topic)
        UNION ALL
        SELECT past.requester, past.visited_on, past.visited_on FROM inspection_history past
        WHERE own.kind = 'ENTERPRISE' AND own.mechanism = 'INSPECTION' AND past.key = own.key
          AND past.visited_on BETWEEN q.from_day AND q.to_day AND NOT q.touching AND NOT q.by_topic) other
        ON CASE q.who WHEN 'OWN' THEN other.requester = own.requester
                      WHEN 'OTHERS' THEN other.requester <> own.requester ELSE true END
    GROUP BY q.question, own.kind, own.key;
END $$;
CREATE OR REPLACE FUNCTION matter_requester_counts(
    matters text[], froms date[], tos date[], los bigint[], his bigint[], ordered boolean[], counted text[])
    RETURNS TABLE (question int, asked bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT q.question::int,
           (SELECT count(*) FROM matter_target other
            WHERE other.requester = matter.requester AND other.mechanism = matter.mechanism
              AND other.first_day BETWEEN q.from_day AND q.to_day
              AND other.area BETWEEN q.lo AND q.hi
              AND other.matter <> matter.id AND other.submitted
              AND other.mechanism || ':' || other.state = ANY (counted)
              AND (NOT q.in_order OR (other.since, other.matter) < (own.since, matter.id)))
           + (SELECT count(*) FROM inspection_history past
              WHERE matter.mechanism = 'INSPECTION' AND past.requester = matter.requester
                AND past.visited_on BETWEEN q.from_day AND q.to_day AND past.area BETWEEN q.lo AND q.hi)
    FROM unnest(matters, froms, tos, los, his, ordered) WITH ORDINALITY
         AS q (matter, from_day, to_day, lo, hi, in_order, question)
    JOIN matter ON matter.id = q.matter AND scope_checks(matter.requester)
    CROSS JOIN LATERAL (SELECT max(since) AS since FROM matter_target WHERE matter_target.matter = matter.id) own;
END $$;

-- The newest versions of the rules of a mechanism that the caller may read, to apply them.
CREATE FUNCTION rule_versions_applied(to_mechanism text) RETURNS SETOF rule_version
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    RETURN QUERY SELECT version.* FROM rule JOIN rule_version version ON version.rule = rule.id
        WHERE to_mechanism = ANY (version.mechanisms)
          AND version.version = (SELECT max(newer.version) FROM rule_version newer WHERE newer.rule = rule.id)
          AND ((SELECT scope_administrator()) OR int8range(rule.lo, rule.hi, '[]') && (SELECT scope_ranges('territory')));
END $$;

-- Whom a matter's centre asked, for who may bring it on.
CREATE FUNCTION matter_signers(asked text) RETURNS SETOF matter_signer
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE
    found_matter matter;
BEGIN
    SELECT * INTO found_matter FROM matter WHERE id = asked;
    IF FOUND AND scope_brings_on(found_matter) THEN
        RETURN QUERY SELECT * FROM matter_signer WHERE matter_signer.matter = asked;
    END IF;
END $$;

-- Nobody is waited for any more, and what was said counts no more where it is forgotten; tells whether that changed
-- anything. For the platform.
CREATE FUNCTION matter_opinions_lapse(asked text, forgotten boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE matter_signer SET counts = counts AND NOT forgotten,
        state = CASE state WHEN 'WAITING' THEN 'LAPSED' ELSE state END
    WHERE matter_signer.matter = asked AND (state = 'WAITING' OR forgotten AND counts) AND scope_administrator();
    RETURN FOUND;
END $$;

-- The last advice of a matter that was taken up, for the platform.
CREATE FUNCTION matter_taken_advice(asked text) RETURNS TABLE (kind text, given_at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    IF scope_administrator() THEN
        RETURN QUERY SELECT kind, given_at FROM matter_advice
            WHERE matter = asked AND state IN ('ACCEPTED', 'UPHELD') ORDER BY number DESC LIMIT 1;
    END IF;
END $$;

-- Books what a step of a matter comes to for each of its subjects, for the platform: what the account of a subject
-- says is compared with what it must say from now on, and the difference is added.
CREATE FUNCTION ledger_book(
    of_matter text, at_step int, of_title text, by_mechanism text, by_requester text, on_basis text,
    kinds text[], keys text[], names text[], areas bigint[], loads int[], savings text[],
    for_the_rest text, put_forward boolean, now_stands text, on_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF NOT scope_administrator() THEN
        RAISE insufficient_privilege USING MESSAGE = 'the platform books';
    END IF;
    WITH account AS (
        SELECT mechanism, kind, key, (array_agg(name ORDER BY id))[1] AS name,
               (array_agg(area ORDER BY id))[1] AS area,
               sum(CASE booking WHEN 'ASKED' THEN minutes ELSE 0 END) AS asked,
               sum(CASE booking WHEN 'IMPOSED' THEN minutes WHEN 'RELIEVED' THEN -minutes ELSE 0 END) AS in_force,
               sum(CASE booking WHEN 'SAVED' THEN minutes WHEN 'REOPENED' THEN -minutes ELSE 0 END) AS saved,
               (array_agg(saving ORDER BY id DESC) FILTER (WHERE booking = 'SAVED'))[1] AS saved_for
        FROM ledger_entry WHERE matter = of_matter GROUP BY mechanism, kind, key),
    demand AS (
        SELECT by_mechanism AS mechanism, load.*
        FROM unnest(kinds, keys, names, areas, loads, savings) AS load (kind, key, name, area, minutes, saving)),
    before AS (
        SELECT mechanism, kind, key, coalesce(account.name, demand.name) AS name,
               coalesce(account.area, demand.area) AS area, coalesce(asked, 0) AS asked,
               coalesce(in_force, 0) AS in_force, coalesce(saved, 0) AS saved, saved_for,
               coalesce(demand.minutes, 0) AS minutes, coalesce(demand.saving, for_the_rest) AS saving
        FROM account FULL JOIN demand USING (mechanism, kind, key)),
    standing AS (
        SELECT *, CASE WHEN put_forward THEN greatest(asked, minutes) ELSE asked END AS asked_now,
               CASE WHEN now_stands = 'IN_FORCE' THEN minutes ELSE 0 END AS in_force_now FROM before),
    after AS (
        SELECT *, CASE WHEN now_stands = 'OPEN' THEN 0 ELSE asked_now - in_force_now END AS saved_now FROM standing)
    INSERT INTO ledger_entry (matter, step, title, mechanism, requester, legal_basis, kind, key, name, area,
                              booking, saving, minutes, day)
    SELECT of_matter, at_step, of_title, mechanism, by_requester, on_basis, kind, key, name, area, booking,
           CASE booking WHEN 'SAVED' THEN saving WHEN 'REOPENED' THEN saved_for ELSE '' END, change, on_day
    FROM after CROSS JOIN LATERAL (VALUES
        ('ASKED', asked_now - asked), ('IMPOSED', in_force_now - in_force), ('RELIEVED', in_force - in_force_now),
        ('SAVED', saved_now - saved), ('REOPENED', saved - saved_now)) AS line (booking, change)
    WHERE change > 0
    ORDER BY kind, key, mechanism, booking;
END $$;
REVOKE EXECUTE ON FUNCTION rule_versions_applied, matter_signers, matter_opinions_lapse, matter_taken_advice, ledger_book
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rule_versions_applied, matter_signers, matter_opinions_lapse, matter_taken_advice, ledger_book
    TO ${applicationRole};
