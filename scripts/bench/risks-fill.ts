/** Registers made behind the trail's back, for databases that are thrown away. */
const id = (kind: string, n: string) =>
  `('00000000-0000-7000-8${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
export const BENCH_OWNER = "00000000-0000-7000-8aaa-000000000001";
const RISK = (n: string) => id("e00", n);
const OWNERS = 8;
/** How many risks a control acts on that fails; four of five are open and rated. */
const HIT = 12_500;

const TABLES = [
  ...["person", "environment", "asset", "control", "risk", "risk_asset", "risk_control"],
  ...["risk_assessment", "treatment", "acceptance"],
];
const triggers = (how: "DISABLE" | "ENABLE") =>
  TABLES.map((table) => `ALTER TABLE app.${table} ${how} TRIGGER ALL;`).join("\n");

/** The same for the same row, and spread: a number below `below`. */
const drawn = (salt: number, below: number | string) =>
  `(('x' || substr(md5(n || ':${salt}'), 1, 7))::bit(28)::int % (${below}))`;

/** People who own risks, a control for each of Annex A, and an asset for every twenty risks. */
const ground = (size: number) => `
  INSERT INTO app.person (id, reference, name, email, updated_at)
    SELECT ${id("aaa", "n")}, 'u-bench-' || n, 'Bench ' || n, 'bench-' || n || '@annex.example', now()
    FROM generate_series(1, ${OWNERS}) n;
  INSERT INTO app.asset (id, reference, name, kind, state, classification, exposure, updated_at)
    SELECT ${id("000", "n")}, 'A-B' || n, 'Asset ' || md5(n::text), 'endpoint', 'active', 'internal', 'internal', now()
    FROM generate_series(1, ${Math.ceil(size / 20)}) n;
  INSERT INTO app.control (id, reference, title, source, theme, position, operating_state, necessary, updated_at)
    SELECT ${id("ccc", "n")}, 'A.5.' || n, 'Control ' || n, 'annex_a', 'organisational', n,
      (ARRAY['effective', 'attested', 'partial', 'planned'])[1 + n % 4]::app."OperatingState", true, now()
    FROM generate_series(1, 93) n;
  UPDATE app.control SET operating_state = 'effective' WHERE reference = 'A.5.1';`;

/** Of every thousand titles 300 have a common word, one a word that is met now and then, and five of all a rare one. */
const title = `'Bench risk ' || md5(n::text) || CASE WHEN n % 10 < 3 THEN ' of an endpoint' ELSE '' END
  || CASE WHEN n % 1000 = 7 THEN ' seldom' ELSE '' END || CASE WHEN n % 2000 = 11 AND n < 10000 THEN ' needle' ELSE '' END`;
const band = (score: string) =>
  `CASE WHEN ${score} >= 17 THEN 'critical' WHEN ${score} >= 10 THEN 'high' WHEN ${score} >= 5 THEN 'medium' WHEN ${score} >= 1 THEN 'low' END::app."RiskBand"`;

/**
 * Control A.5.1 acts on some thousands, spread over all, strongly and alone on likelihood, so that its failure
 * moves them; two of the others act on each, weakly on impact.
 */
const risks = (size: number) => `
  INSERT INTO app.risk (id, reference, title, cause, event, consequence, threat_id, properties, owner_id, state, option,
      inherent_likelihood, inherent_impact, inherent_score, current_likelihood, current_impact, current_score,
      residual_likelihood, residual_impact, residual_score, inherent_band, current_band, residual_band, method_version,
      assessed_at, reviewed_at, next_review, updated_at)
    SELECT ${RISK("n")}, 'R-B' || n, ${title}, 'Somebody reaches it.', 'It is misused.', 'Customers are told.',
      'threat-' || ${drawn(1, 60)}, '{C}', ${id("aaa", `1 + ${drawn(2, OWNERS)}`)}, state::app."RiskState",
      CASE WHEN n % 3 = 0 THEN 'modify' END::app."TreatmentOption", il, ii, il * ii, cl, ci, cl * ci, rl, ri, rl * ri,
      ${band("il * ii")}, ${band("cl * ci")}, ${band("rl * ri")}, CASE WHEN il > 0 THEN m.edition END,
      CASE WHEN il > 0 THEN now() - ${drawn(3, 500)} * interval '1 day' END, NULL,
      CASE WHEN il > 0 THEN current_date - 20 + ${drawn(4, 360)} END, now()
    FROM (SELECT n, state, il, ii, CASE WHEN il = 0 THEN 0 ELSE 1 + ${drawn(7, "il")} END AS cl,
        CASE WHEN il = 0 THEN 0 ELSE 1 + ${drawn(8, "ii")} END AS ci, CASE WHEN il = 0 THEN 0 ELSE 1 END AS rl,
        CASE WHEN il = 0 THEN 0 ELSE 1 + ${drawn(8, "ii")} END AS ri
      FROM (SELECT n, state, CASE state WHEN 'identified' THEN 0 ELSE 1 + ${drawn(5, 5)} END AS il,
          CASE state WHEN 'identified' THEN 0 ELSE 1 + ${drawn(6, 5)} END AS ii
        FROM (SELECT n, (ARRAY['identified', 'assessed', 'assessed',
            'treatment_planned', 'in_treatment', 'monitored', 'monitored', 'monitored', 'accepted', 'closed'])[1 + ${drawn(9, 10)}] AS state
          FROM generate_series(1, ${size}) n) s) i) l,
      (SELECT edition FROM app.risk_method WHERE state = 'in_force') m;
  INSERT INTO app.risk_asset (risk_id, asset_id)
    SELECT ${RISK("n")}, ${id("000", `1 + (n - 1) / 20`)} FROM generate_series(1, ${size}) n;
  INSERT INTO app.risk_control (id, risk_id, control_id, side, strength)
    SELECT ${id("c01", "n")}, ${RISK("n")}, ${id("ccc", "1")}, 'likelihood', 'strong'
    FROM generate_series(1, ${size}, ${Math.max(1, Math.floor(size / HIT))}) n;
  INSERT INTO app.risk_control (id, risk_id, control_id, side, strength)
    SELECT ${id("c02", `n * 2 + k`)}, ${RISK("n")}, ${id("ccc", `2 + (${drawn(10, 92)} + k * 31) % 92`)}, 'impact', 'weak'
    FROM generate_series(1, ${size}) n, generate_series(0, 1) k;`;

const assessments = `
  INSERT INTO app.risk_assessment (id, risk_id, at, by_id, trigger, method_version, inherent_likelihood, inherent_impact,
      reason_likelihood, reason_impact, current_likelihood, current_impact, residual_likelihood, residual_impact,
      computed_likelihood, computed_impact, inputs)
    SELECT gen_random_uuid(), r.id, r.assessed_at, r.owner_id, 'Half-yearly assessment', r.method_version, r.inherent_likelihood,
      r.inherent_impact, 'Seen twice a year.', 'A contract would be lost.', r.current_likelihood, r.current_impact,
      r.residual_likelihood, r.residual_impact, r.current_likelihood, r.current_impact, '[]'
    FROM app.risk r WHERE r.inherent_score > 0;`;

/** In a hundred risks two moved within the last months. */
const movement = (size: number) => `
  INSERT INTO app.risk_past (risk_id, value, day, score, band)
    SELECT ${RISK("n")}, v::app."RiskValue", current_date - ${drawn(11, 60)}, 4, 'low'
    FROM generate_series(1, ${size}, 50) n, unnest(ARRAY['current', 'residual']) v;
  INSERT INTO app.risk_tally_day (fact, day, key, slot, change)
    SELECT f::app."RiskFact", current_date - d, l::text || i, s, CASE WHEN (l + i + d + s) % 2 = 0 THEN 1 ELSE -1 END
    FROM unnest(ARRAY['cell_inherent', 'cell_current', 'cell_residual']) f, generate_series(0, 364) d,
      generate_series(1, 5) l, generate_series(1, 5) i, generate_series(0, 1) s;
  SELECT app.recount_risks();`;

/** Indexes that no constraint needs are built when the rows are there. */
const LATER = `
  CREATE TEMP TABLE later AS SELECT i.indexdef FROM pg_indexes i
    WHERE i.schemaname = 'app' AND i.tablename IN ('risk', 'risk_asset', 'risk_control', 'risk_assessment')
      AND NOT EXISTS (SELECT FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid WHERE c.relname = i.indexname AND x.indisunique);
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT i.indexname FROM pg_indexes i JOIN later l USING (indexdef) LOOP EXECUTE format('DROP INDEX app.%I', one.indexname); END LOOP;
  END $$;`;
const NOW = `
  SET maintenance_work_mem = '256MB';
  DO $$ DECLARE one record; BEGIN FOR one IN SELECT indexdef FROM later LOOP EXECUTE one.indexdef; END LOOP; END $$;
  DROP TABLE later;`;

/** Statements that fill an empty register; each is sent by itself. Lists need no assessments. */
export const register = (size: number, { onlyLists = false } = {}): string[] => [
  [
    triggers("DISABLE"),
    LATER,
    ground(size),
    risks(size),
    onlyLists ? "" : assessments,
    NOW,
    movement(size),
    triggers("ENABLE"),
  ].join("\n"),
  `VACUUM (ANALYZE) ${TABLES.map((table) => `app.${table}`).join(", ")}, app.risk_past, app.risk_tally, app.risk_tally_day`,
];
