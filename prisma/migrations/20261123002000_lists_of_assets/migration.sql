-- The need that counts is the highest of what was said and of what reaches the asset along its relations.
DROP INDEX app.asset_by_need;
CREATE INDEX asset_by_need ON app.asset ((greatest(
  coalesce(confidentiality, 0), coalesce(integrity, 0), coalesce(availability, 0),
  coalesce(inherited_confidentiality, 0), coalesce(inherited_integrity, 0), coalesce(inherited_availability, 0))), id);
