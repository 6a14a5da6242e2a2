-- Many matters are brought on at once, in one transaction and by statements that do for all of them what was done for
-- each: who holds a pile of them asks the database as often as who holds one.

-- Where a target stands changes with each step and is no part of an index, so that a step writes the row and no index.
DROP INDEX matter_target_carried_out_idx;
CREATE INDEX matter_target_carried_out_idx ON matter_target (mechanism, first_day) WHERE submitted;
ALTER TABLE matter SET (fillfactor = 80);
ALTER TABLE matter_target SET (fillfactor = 80);

-- Matters, held until the transaction ends, for who may bring them on; for others there are none. In one order for
-- all who hold several.
DROP FUNCTION matter_hold;
CREATE FUNCTION matter_hold(asked text[]) RETURNS SETOF matter ROWS 10
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    RETURN QUERY SELECT * FROM matter WHERE id = ANY (asked) AND scope_brings_on(matter)
        ORDER BY id COLLATE "C" FOR UPDATE;
END $$;

-- What a step says of a target is written with the step; what is asked is followed from the matter as before.
DROP TRIGGER matter_target_follow ON matter;
CREATE TRIGGER matter_target_follow AFTER UPDATE ON matter FOR EACH ROW
    WHEN ((OLD.mechanism, OLD.window_from, OLD.window_to, OLD.title, OLD.item)
          IS DISTINCT FROM (NEW.mechanism, NEW.window_from, NEW.window_to, NEW.title, NEW.item))
    EXECUTE FUNCTION matter_target_followed();

-- Takes the same step of all of these matters or of none: their states, what their targets say of it, their places in
-- the history, what was found before and their notes in the audit trail. The time of a state ends with it, and so do
-- the asking for more of it and an advice that nobody took up. By the clock and not by the transaction's beginning
-- counts from when a target is asked, and of those that are submitted together the first comes first. Tells where the
-- targets lie, of which what follows has to know.
DROP TRIGGER matter_state_leave ON matter;
DROP FUNCTION matter_state_left;
DROP FUNCTION matter_take_step;
CREATE FUNCTION matter_take_steps(
    asked text[], towards text[], as_parties text[], submitting boolean[], found_before text[],
    by_action text, why text, named text, shown_scope text, for_purpose text)
    RETURNS TABLE (of_matter text, step int, taken_at timestamptz, lo bigint, hi bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
DECLARE
    began timestamptz := clock_timestamp();
    acting_organisation text := scope_text('organisation');
    acting_username text := scope_text('username');
    brought_on int;
    checked int;
BEGIN
    SELECT count(*) FILTER (WHERE held.brings_on), count(*) FILTER (WHERE held.checks) INTO brought_on, checked
    FROM (SELECT scope_brings_on(matter) AS brings_on, scope_checks(requester) AS checks FROM matter
          WHERE id = ANY (asked) ORDER BY id COLLATE "C" FOR UPDATE) held;
    IF brought_on < cardinality(asked) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a matter is brought on by whom it concerns';
    END IF;
    IF checked < cardinality(asked) AND array_remove(found_before, NULL) <> '{}' THEN
        RAISE insufficient_privilege USING MESSAGE = 'a matter is checked by whom it concerns';
    END IF;
    RETURN QUERY
    WITH one AS (
        SELECT id, state, version, targets, goes_to, as_party, submits, found, place
        FROM unnest(asked, towards, as_parties, submitting, found_before) WITH ORDINALITY
             AS told (of_id, goes_to, as_party, submits, found, place)
        JOIN matter ON id = of_id),
    found AS (
        INSERT INTO matter_check (matter, version, action, findings)
        SELECT id, version, by_action, found::jsonb FROM one WHERE found IS NOT NULL),
    moved AS (
        UPDATE matter SET state = goes_to, submitted = submitted OR submits, version = matter.version + 1,
            changed_at = now()
        FROM one WHERE matter.id = one.id),
    shown AS (
        UPDATE matter_target SET state = goes_to, submitted = submitted OR submits,
            since = CASE by_action WHEN 'submit' THEN began + place * interval '1 microsecond' ELSE since END
        FROM one WHERE matter = id RETURNING matter, area),
    noted AS (
        INSERT INTO audit_entry (username, organisation, action, object, scope, purpose, row_count, outcome)
        SELECT acting_username, acting_organisation, 'matter.' || by_action, 'matter:' || id, shown_scope, for_purpose,
               targets, 'done'
        FROM one ORDER BY place),
    timed AS (DELETE FROM matter_deadline USING one WHERE matter = id RETURNING matter),
    extension AS (
        UPDATE matter_extension SET state = 'LAPSED' FROM timed
        WHERE matter_extension.matter = timed.matter AND state = 'ASKED'),
    advice AS (
        UPDATE matter_advice SET state = 'LAPSED' FROM one
        WHERE matter = id AND matter_advice.state IN ('GIVEN', 'REFUSED')),
    taken AS (
        INSERT INTO matter_step (matter, number, action, from_state, to_state, party, organisation, username, reason,
                                 request_key)
        SELECT id, coalesce((SELECT max(number) FROM matter_step WHERE matter = id), 0) + 1, by_action, state, goes_to,
               as_party, acting_organisation, acting_username, why, named
        FROM one
        RETURNING matter, number, at)
    SELECT taken.matter, taken.number, taken.at, min(area), max(area)
    FROM taken LEFT JOIN shown ON shown.matter = taken.matter
    GROUP BY taken.matter, taken.number, taken.at;
END $$;

-- Of matters that are submitted together each counts what is asked by those before it, as if they were submitted
-- already: by as many of the pile as its place says. Only the caller's own are counted so: a draft is its requester's.
DROP FUNCTION matter_subject_counts;
CREATE FUNCTION matter_subject_counts(
    matters text[], froms date[], tos date[], overlapping boolean[], whose text[], same_topic boolean[], ordered boolean[],
    places int[], pile text[], counted text[])
    RETURNS TABLE (question int, kind text, key text, asked int, first_day date, last_day date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT q.question::int, own.kind, own.key, count(*)::int, min(other.first_day), max(other.last_day)
    FROM unnest(matters, froms, tos, overlapping, whose, same_topic, ordered, places) WITH ORDINALITY
         AS q (matter, from_day, to_day, touching, who, by_topic, in_order, place, question)
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
        SELECT ahead.requester, ahead.first_day, ahead.last_day
        FROM unnest(pile[1:q.place]) AS before (id)
        JOIN matter_target ahead ON ahead.matter = before.id AND ahead.kind = own.kind AND ahead.key = own.key
        WHERE ahead.mechanism = own.mechanism AND ahead.requester = scope_text('organisation')
          AND ahead.first_day BETWEEN CASE WHEN q.touching THEN q.from_day - 366 ELSE q.from_day END AND q.to_day
          AND (NOT q.touching OR ahead.last_day >= q.from_day)
          AND (NOT q.by_topic OR ahead.topic = own.topic)
        UNION ALL
        SELECT past.requester, past.visited_on, past.visited_on FROM inspection_history past
        WHERE own.kind = 'ENTERPRISE' AND own.mechanism = 'INSPECTION' AND past.key = own.key
          AND past.visited_on BETWEEN q.from_day AND q.to_day AND NOT q.touching AND NOT q.by_topic) other
        ON CASE q.who WHEN 'OWN' THEN other.requester = own.requester
                      WHEN 'OTHERS' THEN other.requester <> own.requester ELSE true END
    GROUP BY q.question, own.kind, own.key;
END $$;
DROP FUNCTION matter_requester_counts;
CREATE FUNCTION matter_requester_counts(
    matters text[], froms date[], tos date[], los bigint[], his bigint[], ordered boolean[], places int[], pile text[],
    counted text[])
    RETURNS TABLE (question int, asked bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH piled AS MATERIALIZED (
        SELECT place, requester, mechanism, first_day, area
        FROM unnest(pile) WITH ORDINALITY AS one (id, place) JOIN matter_target ON matter = id
        WHERE cardinality(pile) > 1 AND requester = scope_text('organisation'))
    SELECT q.question::int,
           (SELECT count(*) FROM matter_target other
            WHERE other.requester = matter.requester AND other.mechanism = matter.mechanism
              AND other.first_day BETWEEN q.from_day AND q.to_day
              AND other.area BETWEEN q.lo AND q.hi
              AND other.matter <> matter.id AND other.submitted
              AND other.mechanism || ':' || other.state = ANY (counted)
              AND (NOT q.in_order OR (other.since, other.matter) < (own.since, matter.id)))
           + (SELECT count(*) FROM piled
              WHERE piled.place <= q.place AND piled.requester = matter.requester AND piled.mechanism = matter.mechanism
                AND piled.first_day BETWEEN q.from_day AND q.to_day AND piled.area BETWEEN q.lo AND q.hi)
           + (SELECT count(*) FROM inspection_history past
              WHERE matter.mechanism = 'INSPECTION' AND past.requester = matter.requester
                AND past.visited_on BETWEEN q.from_day AND q.to_day AND past.area BETWEEN q.lo AND q.hi)
    FROM unnest(matters, froms, tos, los, his, ordered, places) WITH ORDINALITY
         AS q (matter, from_day, to_day, lo, hi, in_order, place, question)
    JOIN matter ON matter.id = q.matter AND scope_checks(matter.requester)
    CROSS JOIN LATERAL (SELECT max(since) AS since FROM matter_target WHERE matter_target.matter = matter.id) own;
END $$;

-- Whom the centre of these matters asked, for who may bring them on.
DROP FUNCTION matter_signers;
CREATE FUNCTION matter_signers(asked text[]) RETURNS SETOF matter_signer
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    RETURN QUERY SELECT signer.* FROM matter_signer signer JOIN matter about ON about.id = signer.matter
        WHERE signer.matter = ANY (asked) AND scope_brings_on(about);
END $$;

-- Nobody is waited for any more, and what was said counts no more where it is forgotten; tells where that changed
-- anything. For the platform.
DROP FUNCTION matter_opinions_lapse;
CREATE FUNCTION matter_opinions_lapse(asked text[], forgetting boolean[]) RETURNS TABLE (lapsed text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    RETURN QUERY
    WITH ended AS (
        UPDATE matter_signer SET counts = counts AND NOT forgotten,
            state = CASE state WHEN 'WAITING' THEN 'LAPSED' ELSE state END
        FROM unnest(asked, forgetting) AS one (id, forgotten)
        WHERE matter = id AND (state = 'WAITING' OR forgotten AND counts) AND scope_administrator()
        RETURNING matter)
    SELECT DISTINCT matter FROM ended;
END $$;

-- The last advice of each of these matters that was taken up, for the platform.
DROP FUNCTION matter_taken_advice;
CREATE FUNCTION matter_taken_advice(asked text[]) RETURNS TABLE (of_matter text, kind text, given_at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    IF scope_administrator() THEN
        RETURN QUERY SELECT DISTINCT ON (matter) matter, kind, given_at FROM matter_advice
            WHERE matter = ANY (asked) AND state IN ('ACCEPTED', 'UPHELD') ORDER BY matter, number DESC;
    END IF;
END $$;

-- Books what steps of matters come to for each of their targets, as they stand now, for the platform: what the account
-- of a subject says is compared with what it must say from now on, and the difference is added. Of those that objected
-- another reason is said.
DROP FUNCTION matter_book, ledger_book;
CREATE FUNCTION matter_book(
    matters text[], steps int[], for_the_rest text[], for_objecting text[], putting_forward boolean[],
    standing_now text[], on_day date)
    RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
    IF NOT scope_administrator() THEN
        RAISE insufficient_privilege USING MESSAGE = 'the platform books';
    END IF;
    WITH turn AS (
        SELECT * FROM unnest(matters, steps, for_the_rest, for_objecting, putting_forward, standing_now)
            AS turn (matter, step, saving, objected, put_forward, now_stands)),
    account AS (
        SELECT matter, mechanism, kind, key, (array_agg(name ORDER BY id))[1] AS name,
               (array_agg(area ORDER BY id))[1] AS area,
               sum(CASE booking WHEN 'ASKED' THEN minutes ELSE 0 END) AS asked,
               sum(CASE booking WHEN 'IMPOSED' THEN minutes WHEN 'RELIEVED' THEN -minutes ELSE 0 END) AS in_force,
               sum(CASE booking WHEN 'SAVED' THEN minutes WHEN 'REOPENED' THEN -minutes ELSE 0 END) AS saved,
               (array_agg(saving ORDER BY id DESC) FILTER (WHERE booking = 'SAVED'))[1] AS saved_for
        FROM ledger_entry WHERE matter = ANY (matters) GROUP BY matter, mechanism, kind, key),
    demand AS (
        SELECT target.matter, matter.mechanism, target.kind, target.key, target.name, target.area, matter.minutes,
               coalesce(objects, false) AS objects
        FROM matter_target target JOIN matter ON matter.id = target.matter
        LEFT JOIN matter_answer answer
            ON answer.matter = target.matter AND answer.kind = target.kind AND answer.key = target.key
        WHERE target.matter = ANY (matters)),
    before AS (
        SELECT matter, mechanism, kind, key, coalesce(account.name, demand.name) AS name,
               coalesce(account.area, demand.area) AS area, coalesce(asked, 0) AS asked,
               coalesce(in_force, 0) AS in_force, coalesce(saved, 0) AS saved, saved_for,
               coalesce(demand.minutes, 0) AS minutes, coalesce(demand.objects, false) AS objects
        FROM account FULL JOIN demand USING (matter, mechanism, kind, key)),
    standing AS (
        SELECT before.*, step, now_stands, CASE WHEN objects THEN objected ELSE saving END AS saving,
               CASE WHEN put_forward THEN greatest(asked, minutes) ELSE asked END AS asked_now,
               CASE WHEN now_stands = 'IN_FORCE' THEN minutes ELSE 0 END AS in_force_now
        FROM before JOIN turn USING (matter)),
    after AS (
        SELECT *, CASE WHEN now_stands = 'OPEN' THEN 0 ELSE asked_now - in_force_now END AS saved_now FROM standing)
    INSERT INTO ledger_entry (matter, step, title, mechanism, requester, legal_basis, kind, key, name, area,
                              booking, saving, minutes, day)
    SELECT after.matter, step, title, after.mechanism, requester, legal_basis, kind, key, name, area, booking,
           CASE booking WHEN 'SAVED' THEN saving WHEN 'REOPENED' THEN saved_for ELSE '' END, change, on_day
    FROM after JOIN matter ON matter.id = after.matter CROSS JOIN LATERAL (VALUES
        ('ASKED', asked_now - asked), ('IMPOSED', in_force_now - in_force), ('RELIEVED', in_force - in_force_now),
        ('SAVED', saved_now - saved), ('REOPENED', saved - saved_now)) AS line (booking, change)
    WHERE change > 0
    ORDER BY after.matter, kind, key, after.mechanism, booking;
END $$;
REVOKE EXECUTE ON FUNCTION matter_hold, matter_take_steps, matter_subject_counts, matter_requester_counts,
    matter_signers, matter_opinions_lapse, matter_taken_advice, matter_book FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matter_hold, matter_take_steps, matter_subject_counts, matter_requester_counts,
    matter_signers, matter_opinions_lapse, matter_taken_advice, matter_book TO ${applicationRole};
