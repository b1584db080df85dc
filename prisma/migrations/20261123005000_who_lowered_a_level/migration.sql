-- Who set a level of a risk below the computed one in its last assessment, and gives no decision by it; null where
-- nobody did. Reads as whoever asks.
CREATE FUNCTION app.lowerer_of(risk uuid) RETURNS uuid
LANGUAGE sql STABLE SET search_path = app, pg_temp AS $$
  SELECT CASE WHEN coalesce(s.override_reason, '') <> ''
      AND (s.current_likelihood < s.computed_likelihood OR s.current_impact < s.computed_impact)
    THEN coalesce(s.overridden_by_id, s.by_id) END
  FROM app.risk_assessment s WHERE s.risk_id = lowerer_of.risk ORDER BY s.at DESC, s.id DESC LIMIT 1
$$;

REVOKE ALL ON FUNCTION app.lowerer_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.lowerer_of(uuid) TO annex_app, annex_reader, annex_auditor;
