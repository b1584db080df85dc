-- Independence (S6) looks at a year, the records only say who answers for them today. Who answered for a
-- control, an asset or a risk until somebody else did is kept here, where it is found by person.
CREATE TYPE app."HeldAs" AS ENUM ('control_owner', 'control_reviewer', 'asset_owner', 'asset_custodian', 'risk_owner');

CREATE TABLE app.former_holder (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  held_as app."HeldAs" NOT NULL,
  reference text NOT NULL,
  person_id uuid NOT NULL,
  ended_at timestamptz(3) NOT NULL,
  CONSTRAINT former_holder_pkey PRIMARY KEY (id)
);
CREATE INDEX former_holder_person_id_ended_at_idx ON app.former_holder (person_id, ended_at);

-- Written by the trigger alone: nobody can take oneself off the list.
REVOKE INSERT, UPDATE, DELETE ON app.former_holder FROM annex_app;
INSERT INTO audit.exempt (rel, why) VALUES
  ('app.former_holder', 'drawn by the database from rows whose versions and entries are kept; no log-in of servers writes it')
ON CONFLICT DO NOTHING;

-- Arguments: the column that named the person, and as what.
CREATE FUNCTION app.keep_former_holder() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO app.former_holder (held_as, reference, person_id, ended_at)
  VALUES (TG_ARGV[1]::app."HeldAs", OLD.reference, (to_jsonb(OLD) ->> TG_ARGV[0])::uuid, annex.now());
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION app.keep_former_holder() FROM annex_app, annex_reader;

CREATE TRIGGER former_owner AFTER UPDATE OF owner_id ON app.control FOR EACH ROW
  WHEN (OLD.owner_id IS NOT NULL AND OLD.owner_id IS DISTINCT FROM NEW.owner_id)
  EXECUTE FUNCTION app.keep_former_holder('owner_id', 'control_owner');
CREATE TRIGGER former_reviewer AFTER UPDATE OF reviewer_id ON app.control FOR EACH ROW
  WHEN (OLD.reviewer_id IS NOT NULL AND OLD.reviewer_id IS DISTINCT FROM NEW.reviewer_id)
  EXECUTE FUNCTION app.keep_former_holder('reviewer_id', 'control_reviewer');
CREATE TRIGGER former_owner AFTER UPDATE OF owner_id ON app.asset FOR EACH ROW
  WHEN (OLD.owner_id IS NOT NULL AND OLD.owner_id IS DISTINCT FROM NEW.owner_id)
  EXECUTE FUNCTION app.keep_former_holder('owner_id', 'asset_owner');
CREATE TRIGGER former_custodian AFTER UPDATE OF custodian_id ON app.asset FOR EACH ROW
  WHEN (OLD.custodian_id IS NOT NULL AND OLD.custodian_id IS DISTINCT FROM NEW.custodian_id)
  EXECUTE FUNCTION app.keep_former_holder('custodian_id', 'asset_custodian');
CREATE TRIGGER former_owner AFTER UPDATE OF owner_id ON app.risk FOR EACH ROW
  WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id)
  EXECUTE FUNCTION app.keep_former_holder('owner_id', 'risk_owner');

-- What changed hands before this migration stands in the versions.
INSERT INTO app.former_holder (held_as, reference, person_id, ended_at)
SELECT h.held_as::app."HeldAs", v.data ->> 'reference', (v.data ->> h.field)::uuid, n.valid_from
FROM (VALUES ('control', 'owner_id', 'control_owner'), ('control', 'reviewer_id', 'control_reviewer'),
    ('asset', 'owner_id', 'asset_owner'), ('asset', 'custodian_id', 'asset_custodian'),
    ('risk', 'owner_id', 'risk_owner')) h (entity, field, held_as)
JOIN audit.record_version v ON v.entity = h.entity AND v.data ->> h.field IS NOT NULL
JOIN audit.record_version n ON n.entity = v.entity AND n.entity_id = v.entity_id AND n.version = v.version + 1
WHERE n.op <> 'D' AND n.data ->> h.field IS DISTINCT FROM v.data ->> h.field;

-- Where independence looks up what a person did.
CREATE INDEX asset_custodian_id_idx ON app.asset (custodian_id);
CREATE INDEX treatment_control_id_idx ON app.treatment (control_id);
CREATE INDEX acceptance_decided_by_id_decided_at_idx ON app.acceptance (decided_by_id, decided_at);

-- A second look is about the person who led when it was asked for.
ALTER TABLE app.audit ADD COLUMN lead_since timestamptz(3);
