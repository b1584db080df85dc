-- The only two ways into the trail.

SET ROLE annex_trail;

-- What an entry's hash covers of one version. Inlined by the planner; kept in one place because
-- verify computes the same bytes.
CREATE FUNCTION audit.version_digest(v audit.record_version) RETURNS bytea LANGUAGE sql STABLE
  RETURN sha256(convert_to(jsonb_build_array(v.n, v.entity, v.entity_id, v.version, v.op::text, v.subject, v.subject_id,
    (extract(epoch FROM v.valid_from) * 1000000)::bigint)::text, 'UTF8') || v.data_hash);

-- One call per transaction, last, with one event or an array of them. The database stamps time,
-- transaction, log-in and the hash of the versions of each event's subject.
CREATE FUNCTION audit.append(p jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  own CONSTANT text[] := ARRAY['v', 'at', 'txid', 'db', 'loaded', 'effectiveAt', 'versions', 'redactions'];
  x xid8 := pg_current_xact_id();
  ms bigint := (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
  ems bigint := ms;
  eff timestamptz;
  stamp jsonb;
  c int;
  top bigint;
  b text;
  h text;
  k int;
  e jsonb;
BEGIN
  IF jsonb_typeof(p) = 'object' THEN p := jsonb_build_array(p); END IF;
  IF jsonb_typeof(p) <> 'array' OR jsonb_array_length(p) = 0 THEN
    RAISE EXCEPTION 'audit: an event or an array of events' USING ERRCODE = '23514';
  END IF;
  IF EXISTS (SELECT FROM audit.entry t WHERE t.txid = x) THEN
    RAISE EXCEPTION 'audit: append once per transaction' USING ERRCODE = '23514';
  END IF;
  IF (jsonb_typeof(p -> 0 -> 'actor') = 'string' AND jsonb_typeof(p -> 0 -> 'action') = 'string'
      AND jsonb_typeof(p -> 0 -> 'entity') = 'string' AND jsonb_typeof(p -> 0 -> 'entityId') = 'string') IS NOT TRUE
    OR jsonb_array_length(p) > 1 AND EXISTS (
      SELECT FROM jsonb_array_elements(p) q (e)
      WHERE (jsonb_typeof(q.e -> 'action') = 'string' AND jsonb_typeof(q.e -> 'entity') = 'string'
        AND jsonb_typeof(q.e -> 'entityId') = 'string' AND q.e -> 'actor' = p -> 0 -> 'actor') IS NOT TRUE)
  THEN
    RAISE EXCEPTION 'audit: actor (one), action, entity and entityId required' USING ERRCODE = '23514';
  END IF;

  SELECT t.at INTO eff FROM annex.clock t;
  stamp := jsonb_build_object('v', 1, 'at', ms, 'txid', x::text, 'db', session_user);
  IF eff IS NOT NULL THEN
    ems := (extract(epoch FROM eff) * 1000)::bigint;
    stamp := stamp || jsonb_build_object('loaded', true, 'effectiveAt', ems);
  END IF;
  SELECT t.n INTO c FROM audit.record_version t WHERE t.txid = x ORDER BY t.n DESC LIMIT 1;
  c := coalesce(c, 0);

  -- The usual case, one event, kept free of joins: half the cost of the general statement.
  IF jsonb_array_length(p) = 1 AND NOT EXISTS (SELECT FROM audit.redaction t WHERE t.txid = x) THEN
    e := p -> 0;
    IF c > 0 THEN
      SELECT count(*), encode(sha256(string_agg(audit.version_digest(v), ''::bytea ORDER BY v.n)), 'hex') INTO k, h
      FROM audit.record_version v
      WHERE v.txid = x AND v.subject = e ->> 'entity' AND v.subject_id = e ->> 'entityId';
      IF k > 0 THEN
        stamp := stamp || jsonb_build_object('versions', jsonb_build_object('n', k, 'sha256', h));
      END IF;
    END IF;
    b := ((e - own) || stamp)::text;
    INSERT INTO audit.entry (body, leaf, txid, actor_id, action, entity, entity_id, at_ms, valid_ms, upto)
    VALUES (b, sha256('\x00'::bytea || convert_to(b, 'UTF8')), x, e ->> 'actor', e ->> 'action', e ->> 'entity', e ->> 'entityId', ms, ems, c)
    RETURNING id INTO top;
    INSERT INTO audit.unsealed VALUES (top);
    RETURN top;
  END IF;

  WITH ver AS MATERIALIZED (
    SELECT v.subject, v.subject_id, jsonb_build_object('versions', jsonb_build_object(
      'n', count(*), 'sha256', encode(sha256(string_agg(audit.version_digest(v), ''::bytea ORDER BY v.n)), 'hex'))) h
    FROM audit.record_version v WHERE v.txid = x GROUP BY 1, 2
  ), red AS MATERIALIZED (
    SELECT r.entity, r.entity_id, jsonb_build_object('redactions', jsonb_build_object(
      'n', count(*), 'last', max(r.id), 'sha256', encode(sha256(string_agg(convert_to(jsonb_build_array(
        r.id, r.vtxid::text, r.vn, r.entity, r.entity_id, r.fields, encode(r.after_hash, 'hex'))::text, 'UTF8'), '\x0a'::bytea ORDER BY r.id)), 'hex'))) h
    FROM audit.redaction r WHERE r.txid = x GROUP BY 1, 2
  ), src AS MATERIALIZED (
    SELECT t.o, t.e, t.e ->> 'entity' n, t.e ->> 'entityId' i FROM jsonb_array_elements(p) WITH ORDINALITY t (e, o)
  ), ev AS MATERIALIZED (
    SELECT s.o, s.e, s.n, s.i, ((s.e - own) || stamp || coalesce(ver.h, '{}') || coalesce(red.h, '{}'))::text b
    FROM src s
    LEFT JOIN ver ON ver.subject = s.n AND ver.subject_id = s.i
    LEFT JOIN red ON red.entity = s.n AND red.entity_id = s.i
  ), ins AS (
    INSERT INTO audit.entry (body, leaf, txid, actor_id, action, entity, entity_id, at_ms, valid_ms, upto)
    SELECT ev.b, sha256('\x00'::bytea || convert_to(ev.b, 'UTF8')), x, ev.e ->> 'actor', ev.e ->> 'action', ev.n, ev.i, ms, ems, c
    FROM ev ORDER BY ev.o RETURNING id
  ), que AS (
    INSERT INTO audit.unsealed SELECT id FROM ins RETURNING id
  )
  SELECT max(id) INTO top FROM que;
  RETURN top;
END
$$;

-- Views by an external auditor. Action, actor, engagement and time are not the caller's choice, and
-- nothing is logged for an engagement that is not open or does not grant the module: no log, no view.
CREATE FUNCTION audit.append_view(engagement uuid, person text, operation text, seen_id text, module text, request text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT audit.engagement_grants(engagement, person, module) THEN
    RAISE EXCEPTION 'audit: no open engagement grants this' USING ERRCODE = '42501';
  END IF;
  RETURN audit.append(jsonb_build_object(
    'actor', person, 'actorKind', 'person', 'action', 'view.opened', 'entity', 'view', 'entityId', seen_id, 'engagement', engagement,
    'data', jsonb_build_object('operation', operation, 'module', module),
    'via', jsonb_build_object('requestId', request)));
END
$$;

-- The one rule of when an engagement is open, by the database's own clock (a set product clock does not
-- move it): from the first day, or from early access for what is read before the observation period,
-- until the end of the last day; days are UTC. 'any' asks whether it is open at all.
CREATE FUNCTION audit.engagement_grants(engagement uuid, person text, module text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
BEGIN
  RETURN EXISTS (
    SELECT FROM app.engagement g
    WHERE g.id = engagement AND g.person_id::text = person
      AND g.state::text = 'open' AND g.revoked_at IS NULL AND today <= g.ends_on
      AND (module = 'any' OR module = ANY (g.modules::text[]))
      AND (today >= g.starts_on
        OR today >= g.early_access_from AND module IN ('any', 'scope', 'documents', 'soa')));
END
$$;

RESET ROLE;
