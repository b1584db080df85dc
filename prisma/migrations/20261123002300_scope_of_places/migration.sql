-- What an exception was given for, so that it ends when that widens. Exceptions from before kept none of it.
ALTER TABLE app.exception
  ADD COLUMN carries text[] NOT NULL DEFAULT '{}',
  ADD COLUMN classification app."Classification",
  ADD COLUMN ends text[] NOT NULL DEFAULT '{}';

-- A flow that says less than its source holds has to say why.
ALTER TABLE app.data_flow ADD COLUMN withheld text NOT NULL DEFAULT '';

-- Environments say whether they are inside the scope; they and zones end, and stay on record.
ALTER TABLE app.environment
  ADD COLUMN in_scope boolean,
  ADD COLUMN scope_reason text NOT NULL DEFAULT '',
  ADD COLUMN retired_at timestamptz(3);
ALTER TABLE app.zone ADD COLUMN retired_at timestamptz(3);
ALTER TABLE app.environment ADD CONSTRAINT outside_has_a_reason CHECK (in_scope IS DISTINCT FROM false OR scope_reason <> '');

-- Nothing comes to stand in what is retired, whoever puts it there: who retires a place waits for those who
-- put something into it, and they for him.
CREATE FUNCTION app.stand_in_use() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
DECLARE
  is_gone boolean;
BEGIN
  SELECT e.retired_at IS NOT NULL INTO is_gone FROM app.environment e WHERE e.id = NEW.environment_id FOR SHARE;
  IF is_gone IS NOT TRUE THEN
    SELECT z.retired_at IS NOT NULL INTO is_gone FROM app.zone z WHERE z.id = NEW.zone_id FOR SHARE;
  END IF;
  IF is_gone THEN
    RAISE EXCEPTION 'nothing can stand in a retired environment or zone' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER stand_in_use BEFORE INSERT OR UPDATE OF environment_id, zone_id ON app.asset
  FOR EACH ROW WHEN ((NEW.environment_id IS NOT NULL OR NEW.zone_id IS NOT NULL) AND NEW.state NOT IN ('retired', 'disposed'))
  EXECUTE FUNCTION app.stand_in_use();

-- When an asset went from inside the scope to outside or back: the scope is asked about it.
ALTER TABLE app.asset ADD COLUMN scoped_at timestamptz(3);
CREATE FUNCTION app.stamp_scope() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  NEW.scoped_at := annex.now();
  RETURN NEW;
END
$$;
CREATE TRIGGER stamp_scope BEFORE UPDATE OF in_scope ON app.asset
  FOR EACH ROW WHEN (OLD.in_scope IS DISTINCT FROM NEW.in_scope) EXECUTE FUNCTION app.stamp_scope();
CREATE INDEX asset_scoped_at_idx ON app.asset (scoped_at) WHERE scoped_at IS NOT NULL;
CREATE INDEX data_flow_created_at_idx ON app.data_flow (created_at);
ALTER TYPE app."ScopeTrigger" ADD VALUE 'asset';

-- The issues and requirements that an edition considered, by reference, beside its words on them.
ALTER TABLE app.scope_statement ADD COLUMN considered text[] NOT NULL DEFAULT '{}';
