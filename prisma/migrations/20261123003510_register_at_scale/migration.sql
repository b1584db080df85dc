-- Filters of the register whose rows stand together in the order of its scores: a page is read from the
-- index, however many risks there are. Levels and scores go hand in hand, so filtering the index of all
-- scores may pass over most of the register first.
CREATE INDEX risk_in_cell ON app.risk (current_likelihood, current_impact, current_score, id);
CREATE INDEX risk_in_residual_cell ON app.risk (residual_likelihood, residual_impact, current_score, id);
CREATE INDEX risk_in_inherent_cell ON app.risk (inherent_likelihood, inherent_impact, current_score, id);
CREATE INDEX risk_in_residual_band ON app.risk (residual_band, current_score, id);
CREATE INDEX risk_in_inherent_band ON app.risk (inherent_band, current_score, id);
CREATE INDEX risk_with_threat ON app.risk (threat_id, current_score, id);
CREATE INDEX risk_of_kind ON app.risk (kind, current_score, id);
CREATE INDEX risk_due ON app.risk (next_review) WHERE state <> 'closed';
CREATE INDEX risk_control_of_control ON app.risk_control (control_id, risk_id);
CREATE INDEX risk_asset_of_asset ON app.risk_asset (asset_id, risk_id);
