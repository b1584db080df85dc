import type pg from "pg";

/** A register in which nothing is amiss, without acts and behind the trail's back. */
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
export const HEALTHY = {
  owner: uuid(1),
  officer: uuid(2),
  asset: uuid(11),
  control: uuid(21),
  treated: uuid(31),
  accepted: uuid(32),
  opportunity: uuid(33),
  action: uuid(41),
  assessment: uuid(51),
  acceptance: uuid(61),
} as const;

const WORDS = "'Because rules are set by hand,', 'a port may open,', 'so that prompts are read.'";
const RISK = `id, reference, kind, title, cause, event, consequence, threat_id, properties, owner_id, state, option,
  inherent_likelihood, inherent_impact, inherent_score, current_likelihood, current_impact, current_score,
  residual_likelihood, residual_impact, residual_score, inherent_band, current_band, residual_band,
  method_version, assessed_at, confirmed_score, next_review, effect_check, created_at, updated_at`;
const scored = "4, 4, 16, 3, 3, 9, 2, 2, 4, 'high', 'medium', 'low'";
const unscored = "0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL";

/** Switches all triggers off for good, so that rows can be put out of order. */
const UNWATCHED = `DO $$ DECLARE one regclass; BEGIN
  FOR one IN SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER ALL', one);
  END LOOP;
END $$`;

/** @param admin the server's administrator, for a database that is thrown away. */
export async function healthyRegister(admin: pg.Client) {
  await admin.query(UNWATCHED);
  await admin.query(`SET search_path = app, public;
    UPDATE risk_method SET approved_at = now(), approved_by_id = '${HEALTHY.officer}';
    INSERT INTO person (id, reference, name, email, updated_at) VALUES
      ('${HEALTHY.owner}', 'P-1', 'Grace Adeyemi', 'grace@annex.example', now()),
      ('${HEALTHY.officer}', 'P-2', 'Priya Raman', 'priya@annex.example', now());
    INSERT INTO role_grant (id, person_id, role, granted_at) VALUES
      (gen_random_uuid(), '${HEALTHY.owner}', 'risk_owner', now()),
      (gen_random_uuid(), '${HEALTHY.officer}', 'compliance', now());
    INSERT INTO environment (id, reference, name, tier) VALUES ('${uuid(12)}', 'ENV-1', 'Production', 'production');
    INSERT INTO asset (id, reference, name, kind, state, environment_id, updated_at)
      VALUES ('${HEALTHY.asset}', 'A-1', 'Summary API', 'endpoint', 'active', '${uuid(12)}', now());
    INSERT INTO control (id, reference, title, source, theme, position, necessary, owner_id, operating_state, updated_at)
      VALUES ('${HEALTHY.control}', 'A.8.20', 'Networks', 'annex_a', 'technological', 1, true, '${HEALTHY.owner}', 'effective', now());
    INSERT INTO risk (${RISK}) VALUES
      ('${HEALTHY.treated}', 'R-1', 'risk', 'Port reachable', ${WORDS}, 'endpoint-flooding', '{C}', '${HEALTHY.owner}',
        'in_treatment', 'modify', ${scored}, '1.0', now(), 9, current_date + 100, '', now(), now()),
      ('${HEALTHY.accepted}', 'R-2', 'risk', 'Weights copied', ${WORDS}, 'weights-copied', '{C}', '${HEALTHY.owner}',
        'accepted', 'retain', ${scored}, '1.0', now(), 9, current_date + 100, '', now(), now()),
      ('${HEALTHY.opportunity}', 'R-3', 'opportunity', 'Shared tooling', '', '', '', NULL, '{}', '${HEALTHY.owner}',
        'treatment_planned', 'modify', ${unscored}, NULL, now(), NULL, current_date + 100, 'Hours saved a month', now(), now());
    INSERT INTO risk_asset (risk_id, asset_id)
      SELECT id, '${HEALTHY.asset}' FROM risk WHERE kind = 'risk';
    INSERT INTO risk_control (id, risk_id, control_id, side, strength) VALUES
      ('${uuid(71)}', '${HEALTHY.treated}', '${HEALTHY.control}', 'likelihood', 'moderate');
    INSERT INTO treatment (id, reference, risk_id, action, state, responsible_id, due, updated_at) VALUES
      ('${HEALTHY.action}', 'R-1-T1', '${HEALTHY.treated}', 'Close the port', 'in_progress', '${HEALTHY.officer}', current_date + 20, now()),
      ('${uuid(42)}', 'R-3-T1', '${HEALTHY.opportunity}', 'Try it out', 'in_progress', '${HEALTHY.officer}', current_date + 20, now());
    INSERT INTO risk_assessment (id, risk_id, at, by_id, trigger, method_version, inherent_likelihood, inherent_impact,
      reason_likelihood, reason_impact, current_likelihood, current_impact, residual_likelihood, residual_impact,
      computed_likelihood, computed_impact, inputs) VALUES ('${HEALTHY.assessment}', '${HEALTHY.treated}', now(),
      '${HEALTHY.officer}', 'half-yearly', '1.0', 4, 4, 'twice a year', 'customers', 3, 3, 2, 2, 3, 3, '{}');
    INSERT INTO acceptance (id, reference, risk_id, state, requested_by_id, requested_at, score, band, decided_by_id,
      decided_at, valid_until, reason, binds) VALUES ('${HEALTHY.acceptance}', 'ACC-1', '${HEALTHY.accepted}', 'accepted',
      '${HEALTHY.officer}', now(), 9, 'medium', '${HEALTHY.owner}', now(), current_date + 200, 'Acceptable for now', '{}')`);
}

/** Many more risks in order: a third accepted, the others treated, all with controls and actions. */
export async function healthyRisks(admin: pg.Client, count: number) {
  const id = (table: string) => `overlay(md5('${table}' || n) PLACING '7' FROM 13)::uuid`;
  const rows = `FROM generate_series(1, ${count}) n`;
  const isAccepted = "n % 3 = 0";
  await admin.query(`
    INSERT INTO asset (id, reference, name, kind, state, environment_id, updated_at)
      SELECT ${id("asset")}, 'AX-' || n, 'Asset ' || n, 'endpoint', 'active', '${uuid(12)}', now() FROM generate_series(1, ${count} / 20) n;
    INSERT INTO control (id, reference, title, source, theme, position, necessary, owner_id, operating_state, updated_at)
      SELECT ${id("control")}, 'C.' || n, 'Control ' || n, 'own', 'technological', 100 + n, true, '${HEALTHY.owner}', 'attested', now()
      FROM generate_series(1, 93) n;
    INSERT INTO risk (${RISK}) SELECT ${id("risk")}, 'RX-' || n, 'risk', 'Scenario ' || n, ${WORDS}, 'threat-' || n, '{C}',
      '${HEALTHY.owner}', (CASE WHEN ${isAccepted} THEN 'accepted' ELSE 'in_treatment' END)::"RiskState",
      (CASE WHEN ${isAccepted} THEN 'retain' ELSE 'modify' END)::"TreatmentOption",
      ${scored}, '1.0', now(), 9, current_date + 100, '', now(), now() ${rows};
    INSERT INTO risk_asset (risk_id, asset_id)
      SELECT ${id("risk")}, (SELECT overlay(md5('asset' || (1 + n % (${count} / 20))) PLACING '7' FROM 13)::uuid) ${rows};
    INSERT INTO risk_control (id, risk_id, control_id, side, strength)
      SELECT gen_random_uuid(), ${id("risk")}, overlay(md5('control' || (1 + n % 93)) PLACING '7' FROM 13)::uuid, 'both', 'moderate' ${rows};
    INSERT INTO treatment (id, reference, risk_id, action, state, responsible_id, due, updated_at)
      SELECT gen_random_uuid(), 'RX-' || n || '-T1', ${id("risk")}, 'Act', 'in_progress', '${HEALTHY.officer}', current_date + 20, now()
      ${rows} WHERE NOT ${isAccepted};
    INSERT INTO risk_assessment (id, risk_id, at, by_id, trigger, method_version, inherent_likelihood, inherent_impact,
      reason_likelihood, reason_impact, current_likelihood, current_impact, residual_likelihood, residual_impact,
      computed_likelihood, computed_impact, inputs) SELECT gen_random_uuid(), ${id("risk")}, now(), '${HEALTHY.officer}',
      'half-yearly', '1.0', 4, 4, 'twice a year', 'customers', 3, 3, 2, 2, 3, 3, '{}' ${rows};
    INSERT INTO acceptance (id, reference, risk_id, state, requested_by_id, requested_at, score, band, decided_by_id, decided_at,
      valid_until, reason, binds) SELECT gen_random_uuid(), 'ACX-' || n, ${id("risk")}, 'accepted', '${HEALTHY.officer}', now(), 9,
      'medium', '${HEALTHY.owner}', now(), current_date + 200, 'Acceptable', '{}' ${rows} WHERE ${isAccepted}`);
  await admin.query("VACUUM (ANALYZE)");
}
