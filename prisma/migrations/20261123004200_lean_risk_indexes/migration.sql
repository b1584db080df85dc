-- Each of these is the beginning of another index that answers the same questions; every level written
-- anew paid for both.
DROP INDEX app.risk_of_threat, app.risk_by_threat, app.risk_current_likelihood_current_impact_idx,
  app.risk_residual_likelihood_residual_impact_idx, app.risk_asset_asset_id_idx, app.risk_control_control_id_idx;
