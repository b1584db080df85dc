-- Attaching business tables, and the view that shows what is not attached, or no longer as it should be.

SET ROLE annex_trail;

-- Called by migrations; runs with the caller's rights, who must own the table.
-- audit.watch('app.risk', 'risk')
-- audit.watch('app.risk_control', 'risk_control', 'risk_id,control_id', 'risk', 'risk_id')   link or child: its entry names the parent
CREATE FUNCTION audit.watch(t regclass, entity text, ids text DEFAULT 'id', subject text DEFAULT NULL, subject_id text DEFAULT NULL, omit text DEFAULT '')
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o text;
  g text;
  fixed text[];
BEGIN
  subject_id := coalesce(subject_id, split_part(ids, ',', 1));
  subject := coalesce(subject, entity);
  fixed := array(SELECT DISTINCT c FROM unnest(string_to_array(ids, ',') || subject_id) c);
  FOREACH o IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER keep_%s AFTER %s ON %s REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION audit.keep_version(%L, %L, %L, %L, %L)',
      o, upper(o), t, CASE o WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, entity, ids, subject, subject_id, omit);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER keep_%s', t, o);
  END LOOP;
  -- A row never changes its id nor its parent (link rows are inserted and deleted), so no version is
  -- left hanging and no entry names the wrong parent.
  EXECUTE format('CREATE TRIGGER no_rekey BEFORE UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION audit.deny()', t,
    (SELECT string_agg(format('OLD.%I IS DISTINCT FROM NEW.%I', c, c), ' OR ') FROM unnest(fixed) c));
  EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION audit.deny()', t);
  FOREACH g IN ARRAY ARRAY['no_rekey', 'no_truncate'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', t, g);
  END LOOP;
END
$$;

-- Empty in a healthy database. Read at start, after every migration and by verify.
CREATE VIEW audit.unwatched AS
  WITH want (rel, tg, fn) AS (
    SELECT c.oid, w.tg, w.fn
    FROM pg_class c, (VALUES
      ('keep_insert', 'keep_version'), ('keep_update', 'keep_version'), ('keep_delete', 'keep_version'),
      ('no_rekey', 'deny'), ('no_truncate', 'deny')) w (tg, fn)
    WHERE c.relkind IN ('r', 'p', 'f')
      -- Business tables, and whatever else the servers' log-in could write to.
      AND (c.relnamespace = 'app'::regnamespace OR has_table_privilege('annex_app', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
      AND NOT EXISTS (SELECT FROM audit.exempt x WHERE x.rel = c.relnamespace::regnamespace::text || '.' || c.relname)
    UNION ALL
    SELECT ('audit.' || t)::regclass, g, 'deny'
    FROM unnest(ARRAY['entry', 'leaf', 'checkpoint', 'anchor', 'redaction', 'record_version']) t, unnest(ARRAY['no_change', 'no_truncate']) g
    UNION ALL
    VALUES
      ('audit.record_version'::regclass::oid, 'must_audit', 'require_entry'),
      ('audit.record_version'::regclass, 'only_redaction', 'only_redaction'),
      ('audit.redaction'::regclass, 'must_audit', 'require_redaction_entry')
  )
  SELECT w.rel::regclass::text AS what,
    w.tg || CASE WHEN g.tgenabled IS NULL THEN ' missing' ELSE ' not ENABLE ALWAYS' END AS wrong
  FROM want w
  LEFT JOIN pg_trigger g ON g.tgrelid = w.rel AND g.tgname = w.tg
    AND g.tgfoid = (SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'audit'::regnamespace AND p.proname = w.fn)
  WHERE g.tgenabled IS DISTINCT FROM 'A'
  UNION ALL
  SELECT x.rel, 'exempt but no such table' FROM audit.exempt x
  WHERE NOT EXISTS (SELECT FROM pg_class c WHERE x.rel = c.relnamespace::regnamespace::text || '.' || c.relname)
  UNION ALL
  -- After a logical restore an old entry could satisfy the check of a new transaction.
  SELECT 'txid', 'transaction counter is behind the trail (logical restore): advance it before any write'
  WHERE (SELECT max(txid) FROM audit.entry) > pg_snapshot_xmax(pg_current_snapshot())
  UNION ALL
  SELECT 'clock', 'product clock set on a live installation' FROM annex.clock, annex.installation WHERE at IS NOT NULL AND mode = 'live';

RESET ROLE;
