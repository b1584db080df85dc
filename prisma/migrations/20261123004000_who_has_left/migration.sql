-- Is somebody here no longer: deactivated, or past the last day? Who reads a risk is told whose turn it is, and that
-- nobody's turn is theirs; an assessor sees no more of persons for that than this one word.
CREATE FUNCTION app.has_left(person uuid, today date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, pg_temp AS $$
  SELECT p.state = 'deactivated' OR coalesce(p.access_until < today, false) FROM app.person p WHERE p.id = has_left.person
$$;

-- Does anybody who is here hold the role, beside those named?
CREATE FUNCTION app.somebody_holds(role app."GrantedRole", beside uuid[], today date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, pg_temp AS $$
  SELECT EXISTS (SELECT FROM app.role_grant g WHERE g.role = somebody_holds.role AND g.revoked_at IS NULL
    AND coalesce(g.until >= today, true) AND NOT g.person_id = ANY(beside) AND NOT app.has_left(g.person_id, today))
$$;

REVOKE ALL ON FUNCTION app.has_left(uuid, date), app.somebody_holds(app."GrantedRole", uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.has_left(uuid, date), app.somebody_holds(app."GrantedRole", uuid[], date)
  TO annex_app, annex_reader, annex_auditor;

-- Acceptances that fell or ran out, for the risks that have been left without one.
CREATE INDEX acceptance_fallen ON app.acceptance (risk_id, ended_at) WHERE state IN ('voided', 'expired');
