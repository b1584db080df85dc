-- A new edition of the method repeats a level that a person set below the computed one. Who asked for the edition
-- is then not who set the level, and whoever set it decides nothing by it.
ALTER TABLE app.risk_assessment ADD COLUMN overridden_by_id uuid;
