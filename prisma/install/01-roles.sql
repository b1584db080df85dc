-- Roles and the rights of the database itself. Run by the installer (a superuser, or the owner of the
-- database with CREATEROLE) before every installation or upgrade: every statement may be repeated.
-- What a server forbids its installer is passed over here and named by `annex doctor`.

DO $$
DECLARE
  r text;
BEGIN
  -- One role owns the trail and nobody logs in as it; six log in.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'annex_trail') THEN
    CREATE ROLE annex_trail NOLOGIN NOSUPERUSER NOINHERIT;
  END IF;
  FOREACH r IN ARRAY ARRAY['annex_owner', 'annex_app', 'annex_reader', 'annex_sealer', 'annex_viewlog', 'annex_auditor'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT', r);
    END IF;
    EXECUTE format('ALTER ROLE %I SET search_path = app', r);
  END LOOP;
END
$$;

-- A belt only: the grants are what holds.
ALTER ROLE annex_reader SET default_transaction_read_only = on;
ALTER ROLE annex_auditor SET default_transaction_read_only = on;

-- An installer who is no superuser must be able to act as the owners while he installs. It is taken
-- back at the end; from PostgreSQL 16 on he keeps the right to grant it to himself again.
DO $$
DECLARE
  r text;
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    FOREACH r IN ARRAY ARRAY['annex_trail', 'annex_owner'] LOOP
      EXECUTE format('GRANT %I TO %I', r, current_user)
        || CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
    END LOOP;
  END IF;
END
$$;

DO $$
DECLARE
  f text;
BEGIN
  -- CONNECT and, above all, TEMP: without temporary tables nothing can shadow a table of the trail.
  BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO annex_owner, annex_app, annex_reader, annex_sealer, annex_viewlog, annex_auditor', current_database());
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
  EXCEPTION WHEN insufficient_privilege THEN
    NULL;
  END;
  -- Large objects are open to PUBLIC by default: a "read-only" log-in could store data in them.
  BEGIN
    FOR f IN
      SELECT oid::regprocedure::text FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace AND (proname ~ '^lo_' OR proname IN ('lowrite', 'loread'))
    LOOP
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
  EXCEPTION WHEN insufficient_privilege THEN
    NULL;
  END;
END
$$;
