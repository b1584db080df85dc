-- Every record under one name: what the trail, the tasks and the search call it. Rows follow the
-- reader's own rights (security_invoker), so an assessor finds only what is granted.
CREATE VIEW app.record WITH (security_invoker = true) AS
  SELECT id, 'person' AS entity, reference, name AS title FROM app.person
  UNION ALL SELECT id, 'scope', reference, 'Scope ' || edition FROM app.scope_statement
  UNION ALL SELECT id, 'environment', reference, name FROM app.environment
  UNION ALL SELECT id, 'asset', reference, name FROM app.asset
  UNION ALL SELECT id, 'risk', reference, title FROM app.risk
  UNION ALL SELECT id, 'treatment', reference, action FROM app.treatment
  UNION ALL SELECT id, 'risk_proposal', reference, threat_id FROM app.risk_proposal
  UNION ALL SELECT id, 'control', reference, title FROM app.control
  UNION ALL SELECT id, 'attestation', reference, '' FROM app.attestation
  UNION ALL SELECT id, 'evidence', reference, title FROM app.evidence
  UNION ALL SELECT id, 'audit', reference, title FROM app.audit
  UNION ALL SELECT id, 'finding', reference, title FROM app.finding
  UNION ALL SELECT id, 'engagement', reference, body FROM app.engagement
  UNION ALL SELECT id, 'compensating_review', reference, record_label FROM app.compensating_review;
GRANT SELECT ON app.record TO annex_reader, annex_app, annex_auditor;

-- An assessor reads the trail of granted records only, while the engagement grants the trail.
CREATE FUNCTION app.module_of(entity text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE entity
    WHEN 'scope' THEN 'scope' WHEN 'environment' THEN 'scope'
    WHEN 'asset' THEN 'assets'
    WHEN 'risk' THEN 'risk' WHEN 'treatment' THEN 'risk' WHEN 'risk_proposal' THEN 'risk'
    WHEN 'control' THEN 'controls' WHEN 'attestation' THEN 'controls'
    WHEN 'evidence' THEN 'evidence' WHEN 'audit' THEN 'audit' WHEN 'finding' THEN 'findings'
  END
$$;
CREATE FUNCTION app.seen_entries(max_rows int, before_id bigint, of_entity text, of_id text)
RETURNS TABLE (id bigint, body text, actor_id text, action text, entity text, entity_id text, at_ms bigint, valid_ms bigint, leaf_index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, e.body, e.actor_id, e.action, e.entity, e.entity_id, e.at_ms, e.valid_ms, l.idx
  FROM audit.entry e LEFT JOIN audit.leaf l ON l.entry_id = e.id
  WHERE app.engagement_open('trail')
    AND e.entity IN (SELECT n FROM unnest(ARRAY['scope','environment','asset','risk','treatment','risk_proposal','control','attestation','evidence','audit','finding']) n
                     WHERE app.engagement_open(app.module_of(n)))
    AND (e.entity <> 'audit' OR EXISTS (SELECT FROM app.audit a WHERE a.id::text = e.entity_id AND a.state IN ('reported', 'closed')))
    AND (before_id IS NULL OR e.id < before_id)
    AND (of_entity IS NULL OR e.entity = of_entity)
    AND (of_id IS NULL OR e.entity_id = of_id)
  ORDER BY e.id DESC LIMIT least(max_rows, 501)
$$;
REVOKE EXECUTE ON FUNCTION app.seen_entries(int, bigint, text, text) FROM annex_app, annex_reader;
GRANT EXECUTE ON FUNCTION app.seen_entries(int, bigint, text, text), app.module_of(text) TO annex_auditor;
