-- People look for "open base" before "Orders": names are sorted without regard to capitals.
DROP INDEX app.asset_kind_name_id_idx, app.asset_name_id_idx, app.finding_title_id_idx, app.evidence_title_id_idx,
  app.risk_title_id_idx, app.context_item_kind_title_id_idx, app.data_flow_name_id_idx, app.supplier_name_id_idx;
CREATE INDEX asset_by_name ON app.asset (lower(name), id);
CREATE INDEX asset_of_kind_by_name ON app.asset (kind, lower(name), id);
CREATE INDEX finding_by_title ON app.finding (lower(title), id);
CREATE INDEX evidence_by_title ON app.evidence (lower(title), id);
CREATE INDEX risk_by_title ON app.risk (lower(title), id);
CREATE INDEX context_item_of_kind_by_title ON app.context_item (kind, lower(title), id);
CREATE INDEX data_flow_by_name ON app.data_flow (lower(name), id);
CREATE INDEX supplier_by_name ON app.supplier (lower(name), id);
