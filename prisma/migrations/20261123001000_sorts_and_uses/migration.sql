-- Sorts of lists that grow: the very expression of the list's sort key, then the id that breaks ties.
CREATE INDEX asset_by_kind ON app.asset ((CASE kind WHEN 'dataset' THEN 1 WHEN 'endpoint' THEN 2 WHEN 'model' THEN 3 ELSE 4 END), id);
CREATE INDEX asset_by_need ON app.asset (greatest(coalesce(confidentiality, 0), coalesce(integrity, 0), coalesce(availability, 0)), id);
CREATE INDEX asset_by_review ON app.asset (coalesce(next_review, 'infinity'::date), id);
CREATE INDEX finding_by_due ON app.finding (coalesce(CASE WHEN state IN ('response_due', 'reopened') THEN response_due
  WHEN state IN ('plan_submitted', 'plan_accepted') THEN action_due
  WHEN state = 'verifying' THEN observe_until END, '9999-12-31'::date), id);
CREATE INDEX attestation_by_due ON app.attestation (due, id);
CREATE INDEX attestation_by_submission ON app.attestation (coalesce(submitted_at, 'epoch'), id);
CREATE INDEX evidence_by_end ON app.evidence (coalesce(valid_until, 'infinity'), id);
CREATE INDEX proposal_by_creation ON app.risk_proposal (created_at, id);

-- Searching in words.
CREATE INDEX attestation_words ON app.attestation USING gin (reference app.gin_trgm_ops);
CREATE INDEX proposal_words ON app.risk_proposal USING gin ((reference || ' ' || reason) app.gin_trgm_ops);

-- When a token was last used. Beside the token, whose row keeps every version.
CREATE TABLE app.token_use (
  token_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT token_use_pkey PRIMARY KEY (token_id),
  CONSTRAINT token_use_token_id_fkey FOREIGN KEY (token_id) REFERENCES app.api_token(id) ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO audit.exempt (rel, why) VALUES
  ('app.token_use', 'changes with requests; making and revoking a token have entries')
ON CONFLICT DO NOTHING;
