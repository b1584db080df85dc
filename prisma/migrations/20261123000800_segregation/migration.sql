-- Persons who must differ, held on the row whichever of its columns is written last. A recorded
-- compensating review opens the one act it names, for the person who asked, on this record. What an
-- auditor did in the audited scope (S6) is spread over many records and stays with the command.

CREATE FUNCTION app.was_looked_at(rule text, act text, record uuid, person uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = app, pg_temp AS $$
  SELECT EXISTS (SELECT FROM app.compensating_review c WHERE c.rule = $1 AND c.act = $2
    AND c.record_id = $3 AND c.requested_by_id = $4 AND c.state = 'recorded')
$$;

DROP TRIGGER s2 ON app.attestation;
DROP TRIGGER s3 ON app.evidence;
DROP TRIGGER s4_verify ON app.treatment;
DROP TRIGGER s4_approve ON app.treatment;
DROP TRIGGER s7 ON app.finding;

-- Arguments: the rule, the act, the column of who acts, the columns of those to differ from.
CREATE OR REPLACE FUNCTION app.segregate() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
DECLARE
  row jsonb := to_jsonb(NEW);
  doer text := row ->> TG_ARGV[2];
  other text;
BEGIN
  FOREACH other IN ARRAY TG_ARGV[3:] LOOP
    IF doer = (row ->> other) AND NOT app.was_looked_at(TG_ARGV[0], TG_ARGV[1], NEW.id, doer::uuid) THEN
      RAISE EXCEPTION 'segregation %: % equals %', TG_ARGV[0], TG_ARGV[2], other USING ERRCODE = '42501';
    END IF;
  END LOOP;
  RETURN NEW;
END
$$;

CREATE TRIGGER s2_accept BEFORE INSERT OR UPDATE OF state, reviewer_id, attester_id ON app.attestation
  FOR EACH ROW WHEN (NEW.state = 'accepted')
  EXECUTE FUNCTION app.segregate('S2', 'attestations.accept', 'reviewer_id', 'attester_id');
CREATE TRIGGER s2_reject BEFORE INSERT OR UPDATE OF state, reviewer_id, attester_id ON app.attestation
  FOR EACH ROW WHEN (NEW.state = 'rejected')
  EXECUTE FUNCTION app.segregate('S2', 'attestations.reject', 'reviewer_id', 'attester_id');
CREATE TRIGGER s2_assign BEFORE INSERT OR UPDATE OF owner_id, reviewer_id ON app.control
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S2', 'controls.assign', 'reviewer_id', 'owner_id');

CREATE TRIGGER s3_accept BEFORE INSERT OR UPDATE OF accepted_by_id, submitted_by_id ON app.evidence
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S3', 'evidence.accept', 'accepted_by_id', 'submitted_by_id');

CREATE TRIGGER s4_approve BEFORE INSERT OR UPDATE OF approved_by_id, responsible_id ON app.treatment
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S4', 'treatments.approve', 'approved_by_id', 'responsible_id');
CREATE TRIGGER s4_verify BEFORE INSERT OR UPDATE OF verified_by_id, responsible_id, done_by_id ON app.treatment
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S4', 'treatments.verify', 'verified_by_id', 'responsible_id', 'done_by_id');

-- The acceptance stands on one table and the doers on another.
CREATE FUNCTION app.segregate_acceptance() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM app.treatment t WHERE t.risk_id = NEW.risk_id AND t.state <> 'cancelled'
      AND NEW.decided_by_id IN (t.responsible_id, t.done_by_id))
    AND NOT app.was_looked_at('S4', 'acceptances.accept', NEW.id, NEW.decided_by_id)
  THEN
    RAISE EXCEPTION 'segregation S4: decided_by_id carries out a treatment' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER s4_accept BEFORE INSERT OR UPDATE OF state, decided_by_id, risk_id ON app.acceptance
  FOR EACH ROW WHEN (NEW.state = 'accepted') EXECUTE FUNCTION app.segregate_acceptance();

-- A finding that reopened gets another owner or doer while its last verifier is still named, so the
-- names are compared when somebody verifies, and for good once it is closed.
CREATE TRIGGER s7_verify BEFORE INSERT OR UPDATE OF verified_by_id ON app.finding
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S7', 'findings.verify', 'verified_by_id', 'area_owner_id', 'responsible_id', 'implemented_by_id');
CREATE TRIGGER s7_close BEFORE INSERT OR UPDATE OF state, area_owner_id, responsible_id, implemented_by_id ON app.finding
  FOR EACH ROW WHEN (NEW.state = 'closed')
  EXECUTE FUNCTION app.segregate('S7', 'findings.verify', 'verified_by_id', 'area_owner_id', 'responsible_id', 'implemented_by_id');
CREATE TRIGGER s7_plan BEFORE INSERT OR UPDATE OF plan_accepted_by_id ON app.finding
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S7', 'findings.acceptPlan', 'plan_accepted_by_id', 'area_owner_id', 'submitted_by_id');

-- Where nothing may stand in. Who wrote in a scope does not approve it since an earlier migration.
ALTER TABLE app.scope_review ADD CONSTRAINT s1_reviewer_does_not_confirm CHECK (confirmed_by_id <> by_id);
ALTER TABLE app.role_grant ADD CONSTRAINT s12_nobody_grants_to_oneself CHECK (granted_by_id <> person_id);
ALTER TABLE app.compensating_review ADD CONSTRAINT second_look_by_another CHECK (second_person_id <> requested_by_id);
