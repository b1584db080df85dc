-- Criteria that wait for a second person, for My work.
CREATE INDEX fairness_criterion_waiting ON app.fairness_criterion (asset_id) WHERE in_force_from IS NULL AND ended_at IS NULL;
