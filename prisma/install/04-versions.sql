-- Every change of a watched row keeps its version; a commit without the entry that names it is refused.
-- All functions here are SECURITY DEFINER with a fixed search path; EXECUTE is granted one by one.

SET ROLE annex_trail;

-- Once per statement and set-based. Arguments: entity, id columns, subject, subject id column, columns never kept.
CREATE FUNCTION audit.keep_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  x xid8 := pg_current_xact_id();
  base int;
  at timestamptz := coalesce((SELECT c.at FROM annex.clock c), clock_timestamp());
  ids text[] := string_to_array(TG_ARGV[1], ',');
  omit text[] := string_to_array(TG_ARGV[4], ',');
BEGIN
  SELECT v.n INTO base FROM audit.record_version v WHERE v.txid = x ORDER BY v.n DESC LIMIT 1;
  base := coalesce(base, 0);
  IF cardinality(ids) = 1 THEN
    INSERT INTO audit.record_version (txid, n, entity, entity_id, version, op, subject, subject_id, valid_from, salt, data, data_hash, stmt)
    SELECT x, base + r.o, TG_ARGV[0], r.k,
      1 + coalesce((SELECT max(p.version) FROM audit.record_version p WHERE p.entity = TG_ARGV[0] AND p.entity_id = r.k), 0),
      left(TG_OP, 1)::"char", TG_ARGV[2], r.s, at, r.salt, r.d,
      sha256(uuid_send(r.salt) || convert_to(r.d::text, 'UTF8')), CASE r.o WHEN 1 THEN r.total ELSE 0 END
    FROM (
      SELECT row_number() OVER ()::int o, count(*) OVER ()::int total, gen_random_uuid() salt,
        j ->> TG_ARGV[1] k, j ->> TG_ARGV[3] s,
        CASE TG_OP WHEN 'DELETE' THEN '{}'::jsonb ELSE j - omit END d
      FROM (SELECT to_jsonb(t) j FROM changed t OFFSET 0) q OFFSET 0) r;
  ELSE
    -- The same for a key of several columns, apart because the plain case is the hot one.
    INSERT INTO audit.record_version (txid, n, entity, entity_id, version, op, subject, subject_id, valid_from, salt, data, data_hash, stmt)
    SELECT x, base + r.o, TG_ARGV[0], r.k,
      1 + coalesce((SELECT max(p.version) FROM audit.record_version p WHERE p.entity = TG_ARGV[0] AND p.entity_id = r.k), 0),
      left(TG_OP, 1)::"char", TG_ARGV[2], r.s, at, r.salt, r.d,
      sha256(uuid_send(r.salt) || convert_to(r.d::text, 'UTF8')), CASE r.o WHEN 1 THEN r.total ELSE 0 END
    FROM (
      SELECT row_number() OVER ()::int o, count(*) OVER ()::int total, gen_random_uuid() salt,
        (SELECT string_agg(j ->> c, ':' ORDER BY i) FROM unnest(ids) WITH ORDINALITY u (c, i)) k, j ->> TG_ARGV[3] s,
        CASE TG_OP WHEN 'DELETE' THEN '{}'::jsonb ELSE j - omit END d
      FROM (SELECT to_jsonb(t) j FROM changed t OFFSET 0) q OFFSET 0) r;
  END IF;
  RETURN NULL;
END
$$;

-- Deferred to COMMIT, queued once per statement (WHEN stmt > 0), checks that statement's rows.
CREATE FUNCTION audit.require_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v record;
BEGIN
  -- A scalar subquery is one index look-up per version whatever the statistics say; as NOT EXISTS it
  -- was planned as a join on stale statistics and 10,000 rows took nine seconds.
  SELECT r.entity, r.entity_id, r.subject, r.subject_id INTO v
  FROM audit.record_version r
  WHERE r.txid = NEW.txid AND r.n BETWEEN NEW.n AND NEW.n + NEW.stmt - 1
    AND coalesce((
      SELECT e.upto FROM audit.entry e
      WHERE e.txid = r.txid AND e.entity = r.subject AND e.entity_id = r.subject_id LIMIT 1), 0) < r.n
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'audit: % % changed without (or after) an entry for % %', v.entity, v.entity_id, v.subject, v.subject_id
      USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER must_audit AFTER INSERT ON audit.record_version
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.stmt > 0) EXECUTE FUNCTION audit.require_entry();
ALTER TABLE audit.record_version ENABLE ALWAYS TRIGGER must_audit;

CREATE FUNCTION audit.require_redaction_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM audit.entry e
    WHERE e.txid = NEW.txid AND e.entity = NEW.entity AND e.entity_id = NEW.entity_id
      AND (e.body::jsonb #>> '{redactions,last}')::bigint >= NEW.id)
  THEN
    RAISE EXCEPTION 'audit: redaction of % % without an entry', NEW.entity, NEW.entity_id USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER must_audit AFTER INSERT ON audit.redaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.require_redaction_entry();
ALTER TABLE audit.redaction ENABLE ALWAYS TRIGGER must_audit;

-- As of an instant: the newest version of each row whose entry is not later; deleted rows fall away.
CREATE FUNCTION audit.as_of(of_entity text, t timestamptz) RETURNS TABLE (entity_id text, version int, data jsonb)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT q.entity_id, q.version, q.data
  FROM (
    SELECT DISTINCT ON (v.entity_id) v.entity_id, v.version, v.op, v.data
    FROM audit.record_version v
    WHERE v.entity = of_entity AND v.valid_from <= t
      AND (SELECT e.valid_ms FROM audit.entry e
           WHERE e.txid = v.txid AND e.entity = v.subject AND e.entity_id = v.subject_id LIMIT 1) <= extract(epoch FROM t) * 1000
    ORDER BY v.entity_id, v.version DESC) q
  WHERE q.op <> 'D'
$$;

-- Erasure: only fields on the closed list; data and salt go, the hash stays, the act is in the trail
-- (call append afterwards, naming the record).
CREATE FUNCTION audit.redact(of_entity text, of_id text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  f text[];
  blank jsonb;
  c int;
BEGIN
  SELECT array_agg(field ORDER BY field), jsonb_object_agg(field, '[erased]') INTO f, blank
  FROM audit.redactable WHERE entity = of_entity;
  IF f IS NULL THEN
    RAISE EXCEPTION 'audit: % holds no redactable field', of_entity USING ERRCODE = '42501';
  END IF;
  PERFORM FROM audit.record_version v WHERE v.entity = of_entity AND v.entity_id = of_id FOR UPDATE;
  INSERT INTO audit.redaction (txid, vtxid, vn, entity, entity_id, fields, after_hash)
  SELECT pg_current_xact_id(), v.txid, v.n, v.entity, v.entity_id, f, sha256(convert_to((v.data || blank)::text, 'UTF8'))
  FROM audit.record_version v
  WHERE v.entity = of_entity AND v.entity_id = of_id AND v.data ?| f AND v.data IS DISTINCT FROM v.data || blank
  ORDER BY v.version;
  UPDATE audit.record_version v SET data = v.data || blank, salt = NULL
  FROM audit.redaction r
  WHERE r.txid = pg_current_xact_id() AND r.vtxid = v.txid AND r.vn = v.n AND r.entity = of_entity AND r.entity_id = of_id;
  GET DIAGNOSTICS c = ROW_COUNT;
  RETURN c;
END
$$;

RESET ROLE;
