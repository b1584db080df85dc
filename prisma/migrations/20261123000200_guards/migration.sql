-- What the tables alone cannot say: the trail over each of them, values that must fit together,
-- persons who must differ, what an assessor may see, and indexes for searching.

-- 1. Every business table keeps its versions and asks for an entry. Children name their parent.
SELECT audit.watch('app.organisation', 'organisation');
SELECT audit.watch('app.person', 'person');
SELECT audit.watch('app.role_grant', 'role_grant', 'id', 'person', 'person_id');
SELECT audit.watch('app.credential', 'credential', 'person_id', 'person', 'person_id', 'password_hash');
SELECT audit.watch('app.reset_link', 'reset_link', 'id', 'person', 'person_id', 'token_hash');
SELECT audit.watch('app.api_token', 'token', 'id', NULL, NULL, 'token_hash');
SELECT audit.watch('app.compensating_review', 'compensating_review');
SELECT audit.watch('app.scope_statement', 'scope');
SELECT audit.watch('app.scope_review', 'scope_review', 'id', 'scope', 'scope_id');
SELECT audit.watch('app.environment', 'environment');
SELECT audit.watch('app.asset', 'asset');
SELECT audit.watch('app.asset_relation', 'asset_relation', 'id', 'asset', 'from_id');
SELECT audit.watch('app.asset_confirmation', 'asset_confirmation', 'id', 'asset', 'asset_id');
SELECT audit.watch('app.risk', 'risk');
SELECT audit.watch('app.risk_asset', 'risk_asset', 'risk_id,asset_id', 'risk', 'risk_id');
SELECT audit.watch('app.risk_control', 'risk_control', 'id', 'risk', 'risk_id');
SELECT audit.watch('app.risk_assessment', 'risk_assessment', 'id', 'risk', 'risk_id');
SELECT audit.watch('app.treatment', 'treatment');
SELECT audit.watch('app.treatment_evidence', 'treatment_evidence', 'treatment_id,evidence_id', 'treatment', 'treatment_id');
SELECT audit.watch('app.acceptance', 'acceptance', 'id', 'risk', 'risk_id');
SELECT audit.watch('app.risk_proposal', 'risk_proposal');
SELECT audit.watch('app.control', 'control');
SELECT audit.watch('app.attestation', 'attestation');
SELECT audit.watch('app.attestation_evidence', 'attestation_evidence', 'attestation_id,evidence_id', 'attestation', 'attestation_id');
SELECT audit.watch('app.evidence', 'evidence');
SELECT audit.watch('app.evidence_control', 'evidence_control', 'evidence_id,control_id', 'evidence', 'evidence_id');
SELECT audit.watch('app.evidence_asset', 'evidence_asset', 'evidence_id,asset_id', 'evidence', 'evidence_id');
SELECT audit.watch('app.audit', 'audit');
SELECT audit.watch('app.checklist_item', 'checklist_item', 'id', 'audit', 'audit_id');
SELECT audit.watch('app.finding', 'finding');
SELECT audit.watch('app.finding_evidence', 'finding_evidence', 'finding_id,evidence_id', 'finding', 'finding_id');
SELECT audit.watch('app.engagement', 'engagement');

INSERT INTO audit.exempt (rel, why) VALUES
  ('app.session', 'changes with every request; sign-in and sign-out have entries'),
  ('app.sign_in_failure', 'counters of the soft lock; refusals have entries'),
  ('app.idempotency', 'answers kept for repeated requests; the act itself has its entry')
ON CONFLICT DO NOTHING;

-- 2. Values that must fit together.
ALTER TABLE app.scope_statement ADD CONSTRAINT s1_author_is_not_approver CHECK (approver_id <> author_id);
ALTER TABLE app.asset ADD CONSTRAINT need_is_1_to_5 CHECK (
  coalesce(confidentiality, 1) BETWEEN 1 AND 5 AND coalesce(integrity, 1) BETWEEN 1 AND 5 AND coalesce(availability, 1) BETWEEN 1 AND 5);
ALTER TABLE app.asset_relation ADD CONSTRAINT not_to_itself CHECK (from_id <> to_id);
ALTER TABLE app.risk ADD CONSTRAINT scores_are_products CHECK (
  inherent_score = inherent_likelihood * inherent_impact AND current_score = current_likelihood * current_impact
  AND residual_score = residual_likelihood * residual_impact);
ALTER TABLE app.risk ADD CONSTRAINT levels_are_0_to_5 CHECK (
  inherent_likelihood BETWEEN 0 AND 5 AND inherent_impact BETWEEN 0 AND 5 AND current_likelihood BETWEEN 0 AND 5
  AND current_impact BETWEEN 0 AND 5 AND residual_likelihood BETWEEN 0 AND 5 AND residual_impact BETWEEN 0 AND 5);
ALTER TABLE app.control ADD CONSTRAINT excluded_with_a_reason CHECK (necessary IS DISTINCT FROM false OR length(exclusion_reason) > 0);
ALTER TABLE app.attestation ADD CONSTRAINT quality_is_0_to_5 CHECK (quality BETWEEN 0 AND 5);
ALTER TABLE app.evidence ADD CONSTRAINT period_runs_forward CHECK (period_to >= period_from);
ALTER TABLE app.evidence ADD CONSTRAINT sha256_is_hex CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE app.engagement ADD CONSTRAINT engagement_runs_forward CHECK (ends_on >= starts_on AND (early_access_from IS NULL OR early_access_from <= starts_on));
ALTER TABLE app.engagement ADD CONSTRAINT proposer_is_not_approver CHECK (approved_by_id <> proposed_by_id AND approved_by_id <> person_id);
ALTER TABLE app.audit ADD CONSTRAINT audit_runs_forward CHECK (ends_on >= starts_on);
CREATE UNIQUE INDEX one_valid_acceptance ON app.acceptance (risk_id) WHERE state IN ('requested', 'accepted');
CREATE UNIQUE INDEX one_open_attestation ON app.attestation (control_id) WHERE state IN ('scheduled', 'due', 'submitted', 'rejected', 'overdue');
CREATE UNIQUE INDEX one_grant_in_force ON app.role_grant (person_id, role) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX one_approved_scope ON app.scope_statement (state) WHERE state = 'approved';

-- 3. Persons who must differ. A recorded compensating review of this rule, record and person lets it pass.
CREATE FUNCTION app.segregate() RETURNS trigger LANGUAGE plpgsql SET search_path = app, pg_temp AS $$
DECLARE
  row jsonb := to_jsonb(NEW);
  doer text := row ->> TG_ARGV[1];
  other text;
BEGIN
  FOREACH other IN ARRAY TG_ARGV[2:] LOOP
    IF doer = (row ->> other) AND NOT EXISTS (
      SELECT FROM app.compensating_review c WHERE c.rule = TG_ARGV[0] AND c.record_id = NEW.id
        AND c.requested_by_id::text = doer AND c.state = 'recorded')
    THEN
      RAISE EXCEPTION 'segregation %: % equals %', TG_ARGV[0], TG_ARGV[1], other USING ERRCODE = '42501';
    END IF;
  END LOOP;
  RETURN NEW;
END
$$;
CREATE TRIGGER s2 BEFORE INSERT OR UPDATE OF reviewer_id, attester_id ON app.attestation
  FOR EACH ROW WHEN (NEW.state IN ('accepted', 'rejected')) EXECUTE FUNCTION app.segregate('S2', 'reviewer_id', 'attester_id');
CREATE TRIGGER s3 BEFORE INSERT OR UPDATE OF accepted_by_id ON app.evidence
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S3', 'accepted_by_id', 'submitted_by_id');
CREATE TRIGGER s4_verify BEFORE INSERT OR UPDATE OF verified_by_id ON app.treatment
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S4', 'verified_by_id', 'responsible_id', 'done_by_id');
CREATE TRIGGER s4_approve BEFORE INSERT OR UPDATE OF approved_by_id ON app.treatment
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S4', 'approved_by_id', 'responsible_id');
CREATE TRIGGER s7 BEFORE INSERT OR UPDATE OF verified_by_id ON app.finding
  FOR EACH ROW EXECUTE FUNCTION app.segregate('S7', 'verified_by_id', 'area_owner_id', 'responsible_id', 'implemented_by_id');

-- 4. What an assessor's log-in may see while the engagement is open and grants the module.
SELECT app.guard('app.organisation', 'any');
SELECT app.guard('app.environment', 'any');
SELECT app.guard('app.compensating_review', 'any');
SELECT app.guard('app.scope_statement', 'scope');
SELECT app.guard('app.scope_review', 'scope');
SELECT app.guard('app.asset', 'assets');
SELECT app.guard('app.asset_relation', 'assets');
SELECT app.guard('app.asset_confirmation', 'assets');
SELECT app.guard('app.risk', 'risk');
SELECT app.guard('app.risk_asset', 'risk');
SELECT app.guard('app.risk_control', 'risk');
SELECT app.guard('app.risk_assessment', 'risk');
SELECT app.guard('app.treatment', 'risk');
SELECT app.guard('app.treatment_evidence', 'risk');
SELECT app.guard('app.acceptance', 'risk');
SELECT app.guard('app.risk_proposal', 'risk');
-- Controls are what every other module refers to; which operation shows them is the pipeline's to say.
SELECT app.guard('app.control', 'any');
SELECT app.guard('app.attestation', 'controls');
SELECT app.guard('app.attestation_evidence', 'controls');
SELECT app.guard('app.evidence', 'evidence');
SELECT app.guard('app.evidence_control', 'evidence');
SELECT app.guard('app.evidence_asset', 'evidence');
SELECT app.guard('app.audit', 'audit');
SELECT app.guard('app.checklist_item', 'audit');
SELECT app.guard('app.finding', 'findings');
SELECT app.guard('app.finding_evidence', 'findings');
-- Drafts and fieldwork stay hidden until the report is issued.
CREATE POLICY issued_only ON app.audit AS RESTRICTIVE FOR SELECT TO annex_auditor USING (state IN ('reported', 'closed'));
CREATE POLICY issued_only ON app.checklist_item AS RESTRICTIVE FOR SELECT TO annex_auditor
  USING (EXISTS (SELECT FROM app.audit a WHERE a.id = audit_id AND a.state IN ('reported', 'closed')));
-- Names of those who acted are never masked; addresses and settings are not shown.
SELECT app.guard('app.person', 'any', ARRAY['id', 'reference', 'name', 'title']);
SELECT app.guard('app.engagement', 'any');

-- 5. Searching in words (pg_trgm).
CREATE INDEX risk_words ON app.risk USING gin ((reference || ' ' || title) app.gin_trgm_ops);
CREATE INDEX asset_words ON app.asset USING gin ((reference || ' ' || name) app.gin_trgm_ops);
CREATE INDEX evidence_words ON app.evidence USING gin ((reference || ' ' || title) app.gin_trgm_ops);
CREATE INDEX finding_words ON app.finding USING gin ((reference || ' ' || title) app.gin_trgm_ops);
