-- Who had no level before a day is counted without looking at all that changed since.
CREATE INDEX risk_first_rated ON app.risk_past (value, day, risk_id) WHERE band IS NULL;
