-- Templates of documents that were put in the stead of the shipped ones; nothing is ever changed.
CREATE TABLE document_template (
    kind       text        NOT NULL,
    version    int         NOT NULL CHECK (version > 0),
    file       bytea,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, version)
);
COMMENT ON COLUMN document_template.file IS 'none: the shipped one counts again';

ALTER TABLE document_template ENABLE ROW LEVEL SECURITY;
CREATE POLICY document_template_read ON document_template FOR SELECT USING (true);
CREATE POLICY document_template_insert ON document_template FOR INSERT WITH CHECK (
    '{[1,999999999999999999]}'::int8multirange <@ (SELECT scope_rule_areas()));
GRANT SELECT, INSERT ON document_template TO ${applicationRole};
