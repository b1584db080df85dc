-- Rules over the register find their few rows by an index of their own.

-- What stands in the row of the risk itself; one index, since few risks have any of it.
CREATE INDEX risk_amiss ON app.risk (id) WHERE kind = 'risk' AND state <> 'closed' AND (
  cause = '' OR event = '' OR consequence = '' OR lower(btrim(cause)) = lower(btrim(consequence))
  OR (cardinality(properties) = 0 AND state <> 'identified')
  OR residual_score > current_score OR current_score > inherent_score
  OR (next_review IS NULL AND state <> 'identified'));
CREATE INDEX risk_opportunity ON app.risk (id) WHERE kind = 'opportunity';
CREATE INDEX risk_shared_or_avoided ON app.risk (id)
  WHERE option IN ('share', 'avoid') AND state IN ('treatment_planned', 'in_treatment', 'monitored');
CREATE INDEX risk_by_interval ON app.risk (current_band,
  (next_review - (greatest(reviewed_at, assessed_at) AT TIME ZONE 'UTC')::date)) WHERE kind = 'risk' AND state <> 'closed';
CREATE INDEX risk_looked_at ON app.risk (greatest(reviewed_at, assessed_at)) WHERE kind = 'risk' AND state <> 'closed';
CREATE INDEX risk_accepted ON app.risk (id) WHERE state = 'accepted';
CREATE INDEX risk_treated ON app.risk (id) WHERE state IN ('treatment_planned', 'in_treatment');
CREATE INDEX risk_of_threat ON app.risk (threat_id) WHERE threat_id IS NOT NULL;

CREATE INDEX risk_assessment_lowered ON app.risk_assessment (risk_id, at) WHERE override_reason IS NOT NULL
  AND (current_likelihood < computed_likelihood OR current_impact < computed_impact);
-- While one acceptance is in force, the one that continues it may be asked for.
DROP INDEX app.one_valid_acceptance;
CREATE UNIQUE INDEX one_acceptance_requested ON app.acceptance (risk_id) WHERE state = 'requested';
CREATE UNIQUE INDEX one_acceptance_in_force ON app.acceptance (risk_id) INCLUDE (valid_until) WHERE state = 'accepted';
-- By which session, or by a token, it was decided.
ALTER TABLE app.acceptance ADD COLUMN decided_sign_in TEXT NOT NULL DEFAULT '';
CREATE INDEX acceptance_at_risk ON app.acceptance (id) WHERE at_risk AND state = 'accepted';
CREATE INDEX treatment_full ON app.treatment (id) WHERE progress = 100 AND state IN ('approved', 'in_progress');
