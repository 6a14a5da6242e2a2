-- The visits of some days, without reading those of all others.
CREATE INDEX matter_target_carried_out_idx ON matter_target (mechanism, first_day)
    WHERE submitted AND state IN ('UNDER_WAY', 'DONE');
