-- Another owner has neither asked to close the risk nor said yes to its level, whichever command names them.
-- An opportunity has no level to say yes to.
CREATE FUNCTION app.begin_anew() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.state <> 'closed' THEN
    NEW.close_asked_at := NULL;
    NEW.close_reason := NULL;
  END IF;
  IF NEW.kind = 'risk' THEN
    NEW.confirmed_score := NULL;
    NEW.confirmed_at := NULL;
  ELSE
    NEW.confirmed_score := OLD.confirmed_score;
    NEW.confirmed_at := OLD.confirmed_at;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER another_owner BEFORE UPDATE OF owner_id ON app.risk
  FOR EACH ROW WHEN (OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION app.begin_anew();
