-- A review keeps the states in which the controls were, so that the next one shows what moved since.
ALTER TABLE "risk_review" ADD COLUMN "states" JSONB NOT NULL DEFAULT '{}';

-- However a level or an interval changes, a risk waits no longer than its band allows. A look that is due
-- already is due today, not in the past.
CREATE FUNCTION app.look_sooner() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
DECLARE
  days int;
  today date := (annex.now() AT TIME ZONE 'UTC')::date;
  looked date := (coalesce(NEW.reviewed_at, NEW.assessed_at) AT TIME ZONE 'UTC')::date;
BEGIN
  SELECT (b ->> 'reviewDays')::int INTO days
  FROM app.risk_method m, jsonb_array_elements(m.body -> 'bands') b
  WHERE m.edition = NEW.method_version AND b ->> 'name' = NEW.current_band::text;
  IF days IS NOT NULL AND looked IS NOT NULL THEN
    NEW.next_review := least(NEW.next_review, greatest(today, looked + least(NEW.review_days, days)));
  END IF;
  RETURN NEW;
END
$$;
-- Named after the trigger that sets the band: they run in the order of their names.
CREATE TRIGGER look_sooner BEFORE UPDATE ON app.risk FOR EACH ROW
  WHEN (NEW.next_review IS NOT NULL AND NEW.current_band IS NOT NULL
    AND (NEW.next_review, NEW.review_days, NEW.current_band, NEW.method_version)
      IS DISTINCT FROM (OLD.next_review, OLD.review_days, OLD.current_band, OLD.method_version))
  EXECUTE FUNCTION app.look_sooner();
