-- Schemas, the list of what is installed, and the product's clock.

CREATE SCHEMA audit AUTHORIZATION annex_trail;
CREATE SCHEMA annex AUTHORIZATION annex_trail;
CREATE SCHEMA app AUTHORIZATION annex_owner;
-- graphile-worker creates its schema when it is missing, but the owner may not create schemas.
CREATE SCHEMA graphile_worker AUTHORIZATION annex_owner;

SET ROLE annex_trail;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TABLE annex.installed (
  name text PRIMARY KEY,
  sha256 text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE annex.installation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- Part of the checkpoints' origin, so that two installations' notes cannot be mixed up.
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  mode text NOT NULL CHECK (mode IN ('test', 'loading', 'live'))
);
INSERT INTO annex.installation (mode) VALUES ('loading');

-- The clock is a row, not a setting: any log-in may SET a custom setting.
CREATE TABLE annex.clock (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  at timestamptz
);
INSERT INTO annex.clock VALUES (true, NULL);

CREATE FUNCTION annex.now() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT at FROM annex.clock), transaction_timestamp())
$$;

CREATE FUNCTION annex.set_now(t timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (SELECT mode FROM annex.installation) = 'live' THEN
    RAISE EXCEPTION 'annex: this installation is live, its clock cannot be set' USING ERRCODE = '42501';
  END IF;
  UPDATE annex.clock SET at = t;
END
$$;

-- One way: loading -> live, test -> live. "test" and "loading" only while the trail is empty.
CREATE FUNCTION annex.set_mode(m text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF m <> 'live' AND EXISTS (SELECT FROM audit.entry) THEN
    RAISE EXCEPTION 'annex: the trail is not empty, mode % refused', m USING ERRCODE = '42501';
  END IF;
  UPDATE annex.clock SET at = NULL;
  UPDATE annex.installation SET mode = m;
END
$$;

RESET ROLE;
