-- What separation of environments needs: one proposed risk for each breach, exceptions that outlive the
-- relation they allowed, and S8 held on the row.

-- Two flows can point at the same threat of the same asset; each is a risk of its own.
ALTER TABLE app.risk_proposal ADD COLUMN about text NOT NULL DEFAULT '';
DROP INDEX app.risk_proposal_asset_id_threat_id_key;
CREATE UNIQUE INDEX risk_proposal_asset_id_threat_id_about_key ON app.risk_proposal (asset_id, threat_id, about);
CREATE INDEX risk_proposal_about_idx ON app.risk_proposal (about);

-- A relation is deleted when it is no longer so; what was once allowed stays on record.
ALTER TABLE app.exception DROP CONSTRAINT exception_relation_id_fkey;
ALTER TABLE app.exception
  ADD COLUMN about text NOT NULL DEFAULT '',
  ADD COLUMN ended_at timestamptz(3),
  ADD COLUMN ended_by_id uuid,
  ADD COLUMN ending text NOT NULL DEFAULT '';

-- S8: who owns or keeps one of the ends does not allow its breach, unless a second look is recorded.
CREATE FUNCTION app.segregate_exceptions() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM app.asset a WHERE NEW.decided_by_id IN (a.owner_id, a.custodian_id) AND a.id IN (
      SELECT unnest(ARRAY[f.from_asset_id, f.to_asset_id]) FROM app.data_flow f WHERE f.id = NEW.flow_id
      UNION ALL SELECT unnest(ARRAY[r.from_id, r.to_id]) FROM app.asset_relation r WHERE r.id = NEW.relation_id))
    AND NOT app.was_looked_at('S8', 'exceptions.approve', NEW.id, NEW.decided_by_id)
  THEN
    RAISE EXCEPTION 'segregation S8: decided_by_id owns or keeps an end' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER s8 BEFORE INSERT OR UPDATE OF state, decided_by_id ON app.exception
  FOR EACH ROW WHEN (NEW.state = 'approved') EXECUTE FUNCTION app.segregate_exceptions();

-- Outside of every environment a name stands once, too.
CREATE UNIQUE INDEX one_zone_outside_of_a_name ON app.zone (name) WHERE environment_id IS NULL;
CREATE INDEX data_flow_from_zone_id_idx ON app.data_flow (from_zone_id);
CREATE INDEX data_flow_to_zone_id_idx ON app.data_flow (to_zone_id);

-- An exception is renewed while it still holds: the new one is asked for beside it.
DROP INDEX app.one_live_exception_a_flow;
DROP INDEX app.one_live_exception_a_relation;
CREATE UNIQUE INDEX one_exception_of_a_flow ON app.exception (flow_id, state) WHERE state IN ('requested', 'approved');
CREATE UNIQUE INDEX one_exception_of_a_relation ON app.exception (relation_id, state) WHERE state IN ('requested', 'approved');

-- An asset that moves to another environment leaves its zone, whoever moves it.
CREATE FUNCTION app.leave_zone() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM app.zone z WHERE z.id = NEW.zone_id AND z.environment_id IS NOT NULL
      AND z.environment_id IS DISTINCT FROM NEW.environment_id)
  THEN
    NEW.zone_id := NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER leave_zone BEFORE INSERT OR UPDATE OF environment_id, zone_id ON app.asset
  FOR EACH ROW WHEN (NEW.zone_id IS NOT NULL) EXECUTE FUNCTION app.leave_zone();
