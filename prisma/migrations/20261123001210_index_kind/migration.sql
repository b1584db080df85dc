-- The order of kinds with the index among them. A new value of an enum can be used from the next migration on.
DROP INDEX app.asset_by_kind;
CREATE INDEX asset_by_kind ON app.asset ((CASE kind WHEN 'dataset' THEN 1 WHEN 'endpoint' THEN 2 WHEN 'index' THEN 3 WHEN 'model' THEN 4 ELSE 5 END), id);
