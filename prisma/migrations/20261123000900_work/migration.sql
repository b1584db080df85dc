-- What waits for a person is read from every table at once: each question finds its few rows by an
-- index of its own, however many records have come to rest.

-- Of risks: by their owner, and what waits for others than the owner.
CREATE INDEX risk_of_owner ON app.risk (owner_id, state);
CREATE INDEX risk_unconfirmed ON app.risk (owner_id)
  WHERE confirmed_score IS DISTINCT FROM current_score AND state IN ('assessed', 'in_treatment', 'monitored', 'accepted');
CREATE INDEX risk_to_review ON app.risk (owner_id, next_review) WHERE state NOT IN ('identified', 'closed');
CREATE INDEX risk_reworded ON app.risk (owner_id) WHERE pending_by_id IS NOT NULL AND state <> 'closed';
CREATE INDEX risk_to_close ON app.risk (owner_id) WHERE close_asked_at IS NOT NULL AND state IN ('accepted', 'monitored');
CREATE INDEX treatment_unfinished ON app.treatment (risk_id) WHERE state NOT IN ('verified', 'cancelled');

-- Of assets: their owners' acts, and to whom a proposed risk belongs.
CREATE INDEX asset_to_agree ON app.asset (owner_id)
  WHERE owner_agreed_at IS NULL AND state IN ('proposed', 'active', 'under_change');
CREATE INDEX asset_to_confirm ON app.asset (owner_id, next_review) WHERE state IN ('active', 'under_change');
CREATE INDEX asset_of_proposer ON app.asset (proposed_by_id) WHERE proposed_by_id IS NOT NULL;

-- Of controls and the scope.
CREATE INDEX control_of_reviewer ON app.control (reviewer_id) WHERE reviewer_id IS NOT NULL;
CREATE INDEX control_undecided ON app.control (position) WHERE necessary IS NULL;
CREATE INDEX control_unowned ON app.control (position) WHERE necessary AND owner_id IS NULL;
CREATE INDEX scope_review_unconfirmed ON app.scope_review (scope_id) WHERE confirmed_at IS NULL AND result = 'still_valid';

-- Of findings: a withdrawal that waits for a second person.
CREATE INDEX finding_to_withdraw ON app.finding (raised_at) WHERE state = 'open' AND withdraw_asked_by_id IS NOT NULL;
CREATE INDEX audit_of_lead ON app.audit (lead_auditor_id, state);
