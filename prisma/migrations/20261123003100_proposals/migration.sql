-- A proposal that no longer fits is withdrawn, and one that comes back says what has changed.
ALTER TYPE "ProposalState" ADD VALUE 'withdrawn';
ALTER TABLE app.risk_proposal ADD COLUMN change text NOT NULL DEFAULT '';
-- Risks of an asset that one threat is covered by are looked up whenever the asset is looked at.
CREATE INDEX risk_by_threat ON app.risk (threat_id, id) WHERE threat_id IS NOT NULL;
CREATE INDEX proposal_by_threat ON app.risk_proposal (threat_id);
-- How a threat of our own is answered, one a line.
ALTER TABLE app.threat ADD COLUMN treatments text[] NOT NULL DEFAULT '{}';
