-- May somebody no longer answer for risks: gone, or here without the role of a risk owner? Who stays but lost the
-- role, revoked or run out, can confirm, approve and accept nothing, so another owner is named as for the gone.
CREATE FUNCTION app.owns_no_more(person uuid, today date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, pg_temp AS $$
  SELECT app.has_left(owns_no_more.person, today) OR NOT EXISTS (SELECT FROM app.role_grant g
    WHERE g.person_id = owns_no_more.person AND g.role = 'risk_owner' AND g.revoked_at IS NULL
      AND coalesce(g.until >= today, true))
$$;

REVOKE ALL ON FUNCTION app.owns_no_more(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.owns_no_more(uuid, date) TO annex_app, annex_reader, annex_auditor;
