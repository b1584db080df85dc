-- What the sealer may do: take entries off the queue and add leaves with a checkpoint, one at a time.

SET ROLE annex_trail;

CREATE FUNCTION audit.take(c int) RETURNS TABLE (id bigint, leaf bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM audit.seal_lock FOR UPDATE;
  RETURN QUERY
    WITH d AS (
      DELETE FROM audit.unsealed u WHERE u.id IN (SELECT q.id FROM audit.unsealed q ORDER BY q.id LIMIT c) RETURNING u.id)
    SELECT e.id, e.leaf FROM audit.entry e JOIN d ON d.id = e.id ORDER BY e.id;
END
$$;

CREATE FUNCTION audit.seal(base bigint, ids bigint[], leaves bytea[], new_root bytea, new_frontier bytea[], new_note text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  cur bigint;
BEGIN
  PERFORM FROM audit.seal_lock FOR UPDATE;
  SELECT coalesce(max(size), 0) INTO cur FROM audit.checkpoint;
  IF cur <> base THEN
    RAISE EXCEPTION 'audit.seal: base % but the log has %', base, cur USING ERRCODE = '40001';
  END IF;
  INSERT INTO audit.leaf SELECT base + o - 1, i, l FROM unnest(ids, leaves) WITH ORDINALITY u (i, l, o);
  INSERT INTO audit.checkpoint (size, root, frontier, note)
  VALUES (base + cardinality(ids), new_root, new_frontier, new_note);
END
$$;

RESET ROLE;
