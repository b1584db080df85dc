-- What the tables of every later migration lean on: numbers for references, and row policies.
-- Runs as annex_owner, before there is any table.

-- 1. References people read: R-25, F-2026-08. A sequence for each kind, not a counter row: a row would
--    make all creations of a kind wait for one another. Numbers of rolled back commands stay unused.
CREATE TABLE app.reference_kind (
  kind text PRIMARY KEY,
  prefix text NOT NULL,
  yearly boolean NOT NULL,
  width int NOT NULL,
  rel text NOT NULL -- whose column "reference" counts
);
REVOKE INSERT, UPDATE, DELETE ON app.reference_kind FROM annex_app;

-- Adds a kind; later migrations call it for their nouns.
CREATE FUNCTION app.number(kind text, prefix text, yearly boolean, width int, rel text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO app.reference_kind VALUES (kind, prefix, yearly, width, coalesce(rel, 'app.' || kind));
  EXECUTE format('CREATE SEQUENCE app.%I', 'seq_' || kind);
END
$$;
REVOKE EXECUTE ON FUNCTION app.number(text, text, boolean, int, text) FROM annex_app, annex_reader;

CREATE FUNCTION app.next_reference(kind text) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  k app.reference_kind;
  n text := nextval(format('app.%I', 'seq_' || kind)::regclass)::text;
BEGIN
  SELECT * INTO STRICT k FROM app.reference_kind r WHERE r.kind = next_reference.kind;
  RETURN k.prefix
    || CASE WHEN k.yearly THEN to_char(annex.now() AT TIME ZONE 'UTC', 'YYYY-') ELSE '' END
    || lpad(n, greatest(k.width, length(n)), '0');
END
$$;

-- After records came with references of their own (the example, a restore): count on from the highest.
CREATE FUNCTION app.count_on() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  k app.reference_kind;
  top bigint;
BEGIN
  FOR k IN SELECT * FROM app.reference_kind LOOP
    CONTINUE WHEN to_regclass(k.rel) IS NULL;
    EXECUTE format('SELECT max(substring(reference FROM %L)::bigint) FROM %s',
      '^' || k.prefix || CASE WHEN k.yearly THEN '[0-9]{4}-' ELSE '' END || '([0-9]{1,12})$', k.rel) INTO top;
    IF top IS NOT NULL THEN
      PERFORM setval(format('app.%I', 'seq_' || k.kind)::regclass, greatest(top, 1));
    END IF;
  END LOOP;
END
$$;
REVOKE EXECUTE ON FUNCTION app.count_on() FROM annex_app, annex_reader;

SELECT app.number('risk', 'R-', false, 2),
  app.number('finding', 'F-', true, 2),
  app.number('audit', 'IA-', true, 1),
  app.number('attestation', 'AT-', false, 3),
  app.number('evidence', 'EV-', false, 3),
  app.number('acceptance', 'ACC-', false, 2),
  app.number('engagement', 'ENG-', true, 1),
  app.number('compensating_review', 'CR-', true, 2),
  app.number('risk_proposal', 'P-', false, 4),
  app.number('asset', 'A-', false, 4),
  app.number('person', 'U-', false, 4),
  app.number('token', 'TK-', false, 4, 'app.api_token'),
  app.number('control', 'OWN-', false, 1);

-- 2. What an external auditor sees. Engagement and person are settings of the reading transaction
--    (annex.engagement, annex.person); whether they are open is judged by the database's clock.
CREATE FUNCTION app.engagement_open(module text) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT audit.engagement_grants(nullif(current_setting('annex.engagement', true), '')::uuid, current_setting('annex.person', true), module)
$$;

-- Late bound: the table comes with the next migration.
CREATE FUNCTION app.engagement_end() RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT (g.ends_on + 1)::timestamp AT TIME ZONE 'UTC' FROM app.engagement g
    WHERE g.id = nullif(current_setting('annex.engagement', true), '')::uuid);
END
$$;
REVOKE EXECUTE ON FUNCTION app.engagement_open(text), app.engagement_end() FROM annex_app, annex_reader;
GRANT EXECUTE ON FUNCTION app.engagement_open(text), app.engagement_end() TO annex_auditor;

-- Row policies of one table. Servers and readers see all rows; the auditor's log-in sees a table only
-- when a module opens it ('any' = while any engagement of his is open), and of columns, when named, only those.
--   SELECT app.guard('app.risk', 'risks');
--   SELECT app.guard('app.person', 'any', ARRAY['id', 'reference', 'name', 'title']);
--   SELECT app.guard('app.session');
-- app.engagement itself is special: the trail reads it to judge, and an auditor sees only his own row.
CREATE FUNCTION app.guard(t regclass, module text DEFAULT NULL, columns text[] DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  -- The module once per statement; the end once per row, so that a cursor opened before it runs dry at it.
  granted text := '(SELECT app.engagement_open(%L)) AND clock_timestamp() < (SELECT app.engagement_end())';
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY servers ON %s TO annex_owner, annex_app USING (true) WITH CHECK (true)', t);
  EXECUTE format('CREATE POLICY readers ON %s FOR SELECT TO annex_reader USING (true)', t);
  IF t = to_regclass('app.engagement') THEN
    EXECUTE format('CREATE POLICY trail ON %s FOR SELECT TO annex_trail USING (true)', t);
    EXECUTE format('GRANT SELECT ON %s TO annex_trail', t);
    granted := 'id::text = current_setting(''annex.engagement'', true) AND ' || granted;
  END IF;
  IF module IS NOT NULL THEN
    EXECUTE format('CREATE POLICY engagement ON %s FOR SELECT TO annex_auditor USING (' || granted || ')', t, module);
    EXECUTE format('GRANT SELECT %s ON %s TO annex_auditor',
      CASE WHEN columns IS NULL THEN '' ELSE (SELECT '(' || string_agg(quote_ident(c), ', ') || ')' FROM unnest(columns) c) END, t);
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION app.guard(regclass, text, text[]) FROM annex_app, annex_reader;

-- 3. Tables without versions and entries: a closed list, kept by test.
INSERT INTO audit.exempt VALUES
  ('app._prisma_migrations', 'written by migrations only'),
  ('app.reference_kind', 'written by migrations only');
-- The list of migrations is the owner's alone.
REVOKE INSERT, UPDATE, DELETE ON app._prisma_migrations FROM annex_app;
