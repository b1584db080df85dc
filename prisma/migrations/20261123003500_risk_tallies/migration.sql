-- Counts of the register, kept as it changes, so that the matrix and the dashboard read a few rows however
-- many risks there are; and what a level was when a day began on which it changed.
CREATE TYPE "RiskFact" AS ENUM ('state', 'cell_inherent', 'cell_current', 'cell_residual', 'band_inherent',
  'band_current', 'band_residual', 'exposed', 'method', 'assessed', 'review');
CREATE TYPE "RiskValue" AS ENUM ('inherent', 'current', 'residual');

CREATE TABLE "risk_tally" (
    "fact" "RiskFact" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "slot" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "risk_tally_pkey" PRIMARY KEY ("fact","key","slot")
);
CREATE TABLE "risk_tally_day" (
    "fact" "RiskFact" NOT NULL,
    "day" DATE NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "slot" INTEGER NOT NULL,
    "change" INTEGER NOT NULL,

    CONSTRAINT "risk_tally_day_pkey" PRIMARY KEY ("fact","day","key","slot")
);
-- No foreign key: ten thousand look-ups in one re-scoring would say what the trigger knows.
CREATE TABLE "risk_past" (
    "risk_id" UUID NOT NULL,
    "value" "RiskValue" NOT NULL,
    "day" DATE NOT NULL,
    "score" INTEGER NOT NULL,
    "band" "RiskBand",

    CONSTRAINT "risk_past_pkey" PRIMARY KEY ("risk_id","value","day")
);
CREATE INDEX "risk_past_value_day_risk_id_idx" ON "risk_past"("value", "day", "risk_id");

-- Drawn by triggers alone.
REVOKE INSERT, UPDATE, DELETE ON app.risk_tally, app.risk_tally_day, app.risk_past FROM annex_app;
INSERT INTO audit.exempt (rel, why) VALUES
  ('app.risk_tally', 'counted by the database from rows whose versions and entries are kept; no log-in of servers writes it'),
  ('app.risk_tally_day', 'counted by the database from rows whose versions and entries are kept; no log-in of servers writes it'),
  ('app.risk_past', 'drawn by the database from rows whose versions and entries are kept; no log-in of servers writes it')
ON CONFLICT DO NOTHING;
SELECT app.guard('app.risk_tally', 'risk');
SELECT app.guard('app.risk_tally_day', 'risk');
SELECT app.guard('app.risk_past', 'risk');

-- What one risk is counted as. Opportunities have no levels; a closed risk counts by its state only.
-- A cell's key is likelihood and impact, 00 while unscored; a day or month that is not there is empty.
CREATE FUNCTION app.risk_facts(
  kind app."RiskKind", state app."RiskState", il int, ii int, cl int, ci int, rl int, ri int,
  ib app."RiskBand", cb app."RiskBand", rb app."RiskBand", method text, assessed timestamptz, review date
) RETURNS TABLE (fact app."RiskFact", key text) LANGUAGE sql STABLE AS $$
  SELECT f.fact::app."RiskFact", f.key FROM (VALUES
    ('state', state::text, true),
    ('cell_inherent', il::text || ii::text, state <> 'closed'),
    ('cell_current', cl::text || ci::text, state <> 'closed'),
    ('cell_residual', rl::text || ri::text, state <> 'closed'),
    ('band_inherent', coalesce(ib::text, ''), state <> 'closed'),
    ('band_current', coalesce(cb::text, ''), state <> 'closed'),
    ('band_residual', coalesce(rb::text, ''), state <> 'closed'),
    ('exposed', coalesce(cb::text, ''), state NOT IN ('accepted', 'closed')),
    ('method', coalesce(method, ''), state <> 'closed'),
    ('assessed', coalesce(to_char(assessed AT TIME ZONE 'UTC', 'YYYY-MM'), ''), state <> 'closed'),
    ('review', coalesce(to_char(review, 'YYYY-MM-DD'), ''), state <> 'closed')
  ) f (fact, key, counts) WHERE f.counts AND kind = 'risk'
$$;
CREATE TYPE app.risk_moved AS (fact app."RiskFact", key text, n int);

-- Each count is kept in slots, and a transaction writes only in a slot that is its own until it ends: writers
-- never wait for one another's rows, so they cannot wait in a circle either. The lowest free slot is taken,
-- so that there are no more rows than writers were at work at once.
CREATE FUNCTION app.risk_slot() RETURNS int LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  FOR slot IN 0..63 LOOP
    IF pg_try_advisory_xact_lock(1918987123, slot) THEN
      RETURN slot;
    END IF;
  END LOOP;
  RETURN -pg_backend_pid();
END
$$;

CREATE FUNCTION app.tally_risks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  gained app.risk_moved[];
  lost app.risk_moved[];
  net app.risk_moved[];
  mine int;
  today date := (annex.now() AT TIME ZONE 'UTC')::date;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    SELECT array_agg((s.fact, s.key, s.n)::app.risk_moved) INTO gained FROM (
      SELECT f.fact, f.key, count(*)::int AS n FROM became r, app.risk_facts(r.kind, r.state,
        r.inherent_likelihood, r.inherent_impact, r.current_likelihood, r.current_impact, r.residual_likelihood, r.residual_impact,
        r.inherent_band, r.current_band, r.residual_band, r.method_version, r.assessed_at, r.next_review) f
      GROUP BY f.fact, f.key) s;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    SELECT array_agg((s.fact, s.key, -s.n)::app.risk_moved) INTO lost FROM (
      SELECT f.fact, f.key, count(*)::int AS n FROM was r, app.risk_facts(r.kind, r.state,
        r.inherent_likelihood, r.inherent_impact, r.current_likelihood, r.current_impact, r.residual_likelihood, r.residual_impact,
        r.inherent_band, r.current_band, r.residual_band, r.method_version, r.assessed_at, r.next_review) f
      GROUP BY f.fact, f.key) s;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    -- The first change of a day keeps what the day began with.
    INSERT INTO app.risk_past (risk_id, value, day, score, band)
    SELECT o.id, v.value::app."RiskValue", today, v.score, v.band
    FROM was o JOIN became r ON r.id = o.id, LATERAL (VALUES
      ('inherent', o.inherent_score, o.inherent_band, r.inherent_score, r.inherent_band),
      ('current', o.current_score, o.current_band, r.current_score, r.current_band),
      ('residual', o.residual_score, o.residual_band, r.residual_score, r.residual_band)
    ) v (value, score, band, next_score, next_band)
    WHERE v.score <> v.next_score OR v.band IS DISTINCT FROM v.next_band
    ON CONFLICT DO NOTHING;
  END IF;
  SELECT array_agg((s.fact, s.key, s.n)::app.risk_moved) INTO net FROM (
    SELECT m.fact, m.key, sum(m.n)::int AS n FROM unnest(gained || lost) m GROUP BY m.fact, m.key HAVING sum(m.n) <> 0) s;
  IF net IS NULL THEN
    RETURN NULL;
  END IF;
  mine := app.risk_slot();
  INSERT INTO app.risk_tally AS t (fact, key, slot, count)
    SELECT m.fact, m.key, mine, m.n FROM unnest(net) m
    ON CONFLICT (fact, key, slot) DO UPDATE SET count = t.count + excluded.count;
  INSERT INTO app.risk_tally_day AS t (fact, day, key, slot, change)
    SELECT m.fact, today, m.key, mine, m.n FROM unnest(net) m
    WHERE m.fact IN ('cell_inherent', 'cell_current', 'cell_residual')
    ON CONFLICT (fact, day, key, slot) DO UPDATE SET change = t.change + excluded.change;
  RETURN NULL;
END
$$;
CREATE TRIGGER tally_insert AFTER INSERT ON app.risk REFERENCING NEW TABLE AS became
  FOR EACH STATEMENT EXECUTE FUNCTION app.tally_risks();
CREATE TRIGGER tally_update AFTER UPDATE ON app.risk REFERENCING OLD TABLE AS was NEW TABLE AS became
  FOR EACH STATEMENT EXECUTE FUNCTION app.tally_risks();
CREATE TRIGGER tally_delete AFTER DELETE ON app.risk REFERENCING OLD TABLE AS was
  FOR EACH STATEMENT EXECUTE FUNCTION app.tally_risks();

-- Counts the register afresh: where risks came past the triggers, as in a restore.
CREATE FUNCTION app.recount_risks() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  LOCK TABLE app.risk IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM app.risk_tally;
  INSERT INTO app.risk_tally (fact, key, slot, count)
  SELECT f.fact, f.key, 0, count(*) FROM app.risk r, app.risk_facts(r.kind, r.state,
    r.inherent_likelihood, r.inherent_impact, r.current_likelihood, r.current_impact, r.residual_likelihood, r.residual_impact,
    r.inherent_band, r.current_band, r.residual_band, r.method_version, r.assessed_at, r.next_review) f
  GROUP BY f.fact, f.key;
END
$$;
REVOKE EXECUTE ON FUNCTION app.tally_risks(), app.recount_risks(), app.risk_slot() FROM annex_app, annex_reader;
SELECT app.recount_risks();

-- What moved before this migration stands in the versions of the rows; levels have no other past.
CREATE TABLE app.risk_version AS
  SELECT v.entity_id::uuid AS id, v.version, (v.valid_from AT TIME ZONE 'UTC')::date AS day, v.op <> 'D' AS stands,
    (v.data ->> 'state')::app."RiskState" AS state,
    x.value, (v.data ->> (x.value || '_likelihood'))::int AS l, (v.data ->> (x.value || '_impact'))::int AS i,
    (v.data ->> (x.value || '_score'))::int AS score
  FROM audit.record_version v, unnest(ARRAY['inherent', 'current', 'residual']) x (value) WHERE v.entity = 'risk';
INSERT INTO app.risk_tally_day (fact, day, key, slot, change)
  SELECT ('cell_' || m.value)::app."RiskFact", m.day, m.key, 0, sum(m.n) FROM (
    SELECT v.value, v.day, v.l::text || v.i::text AS key, 1 AS n FROM app.risk_version v WHERE v.stands AND v.state <> 'closed'
    UNION ALL
    SELECT v.value, n.day, v.l::text || v.i::text, -1 FROM app.risk_version v
      JOIN app.risk_version n ON n.id = v.id AND n.value = v.value AND n.version = v.version + 1
      WHERE v.stands AND v.state <> 'closed') m
  GROUP BY 1, 2, 3 HAVING sum(m.n) <> 0;
INSERT INTO app.risk_past (risk_id, value, day, score, band)
  SELECT DISTINCT ON (v.id, v.value, n.day) v.id, v.value::app."RiskValue", n.day, v.score, app.band_of(m.bands, v.score)
  FROM app.risk_version v JOIN app.risk_version n ON n.id = v.id AND n.value = v.value AND n.version = v.version + 1,
    (SELECT body -> 'bands' AS bands FROM app.risk_method WHERE state = 'in_force') m
  WHERE v.stands AND n.stands AND v.score <> n.score
  ORDER BY v.id, v.value, n.day, v.version;
DROP TABLE app.risk_version;
