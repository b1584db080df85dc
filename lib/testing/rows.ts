import type pg from "pg";

/**
 * Rows without acts, behind the trail's back, for tests that ask how long lists are read. Row 777 of
 * every table says "needle". For a database that is thrown away.
 */
const word = "CASE n WHEN 777 THEN 'needle' ELSE md5(n::text) END";
/** The same for the same row, and a uuid by its version and variant, which marks of pages must be. */
const id = (table: string, n = "n") =>
  `overlay(overlay(md5('${table}' || ${n}) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid`;
const person = `(SELECT id FROM app.person WHERE reference = 'lists')`;
const day = "date '2026-01-01' + n % 700";
const time = "timestamptz '2026-01-01Z' + n * interval '7 minutes'";
const sha256 = "md5(n::text) || md5(n::text)";

/** Column lists with what stands in them; `n` counts the rows. */
const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  asset: {
    reference: "'A-' || n",
    name: `'Asset ' || ${word}`,
    kind: `(ARRAY['model', 'dataset', 'endpoint', 'supporting'])[1 + n % 4]::app."AssetKind"`,
    confidentiality: "nullif(n % 6, 0)",
    integrity: "nullif(n % 4, 0)",
    next_review: `CASE WHEN n % 3 > 0 THEN ${day} END`,
    updated_at: "now()",
  },
  risk: {
    reference: "'R-' || n",
    title: `'Risk ' || ${word}`,
    owner_id: person,
    inherent_likelihood: "1 + n % 5",
    inherent_impact: "1 + n / 5 % 5",
    inherent_score: "(1 + n % 5) * (1 + n / 5 % 5)",
    current_likelihood: "1 + n % 4",
    current_impact: "1 + n / 4 % 4",
    current_score: "(1 + n % 4) * (1 + n / 4 % 4)",
    residual_likelihood: "1 + n % 3",
    residual_impact: "1 + n / 3 % 3",
    residual_score: "(1 + n % 3) * (1 + n / 3 % 3)",
    state: `(ARRAY['identified', 'assessed', 'in_treatment', 'accepted'])[1 + n % 4]::app."RiskState"`,
    next_review: `CASE WHEN n % 3 <> 1 THEN ${day} END`,
    updated_at: "now()",
  },
  treatment: {
    reference: "'T-' || n",
    risk_id: id("risk"),
    action: `'Treatment ' || ${word}`,
    responsible_id: person,
    due: day,
    updated_at: "now()",
  },
  acceptance: {
    reference: "'ACC-' || n",
    risk_id: id("risk"),
    state: "'expired'",
    requested_by_id: person,
    requested_at: time,
    score: "6",
    band: "'low'",
    valid_until: `CASE WHEN n % 3 > 0 THEN ${day} END`,
  },
  risk_proposal: {
    reference: "'P-' || n",
    asset_id: id("asset"),
    threat_id: "'prompt-injection'",
    reason: `'Because ' || ${word}`,
    facts: "'[]'",
    created_at: time,
  },
  attestation: {
    reference: `'AT-' || ${word}`,
    control_id: id("control", "n % 93 + 1"),
    state: "'accepted'",
    due: day,
    submitted_at: `CASE WHEN n % 3 > 0 THEN ${time} END`,
    updated_at: "now()",
  },
  evidence: {
    reference: "'EV-' || n",
    title: `'Evidence ' || ${word}`,
    kind: "'export'",
    source: "'Registry'",
    file_name: "'export.csv'",
    file_kind: "'csv'",
    size: "12",
    sha256,
    collected_at: day,
    period_from: day,
    period_to: day,
    valid_until: `CASE WHEN n % 3 > 0 THEN ${day} END`,
    submitted_by_id: person,
    updated_at: "now()",
  },
  evaluation: {
    reference: "'EVAL-' || n",
    asset_id: id("asset"),
    kind: "'quality'",
    suite: `'Suite ' || ${word}`,
    ran_at: time,
    source: `'sha256:' || ${sha256}`,
    added_by_id: person,
  },
  data_flow: {
    reference: "'DF-' || n",
    name: `'Flow ' || ${word}`,
    from_asset_id: id("asset"),
    to_party: "'Customer'",
    data: "'records'",
    classification: "'confidential'",
    personal_data: "'unknown'",
    updated_at: "now()",
  },
  release: {
    reference: "'REL-' || n",
    asset_id: id("asset"),
    release: `'1.' || ${word}`,
    digest: `'sha256:' || ${sha256}`,
    created_at: time,
    updated_at: "now()",
  },
  finding: {
    reference: "'F-' || n",
    source: "'employee'",
    title: `'Finding ' || ${word}`,
    state: `(ARRAY['open', 'response_due', 'plan_accepted', 'verifying'])[1 + n % 4]::app."FindingState"`,
    raised_by_id: person,
    raised_at: time,
    response_due: day,
    action_due: day,
    observe_until: day,
    updated_at: "now()",
  },
};

const filled = (table: string, columns: Readonly<Record<string, string>>, size: number) => `
  ALTER TABLE app.${table} DISABLE TRIGGER ALL;
  INSERT INTO app.${table} (id, ${Object.keys(columns).join(", ")})
    SELECT ${id(table)}, ${Object.values(columns).join(", ")} FROM generate_series(1, ${size}) n;
  ALTER TABLE app.${table} ENABLE TRIGGER ALL;`;

/** @param admin the server's administrator: triggers are switched off meanwhile. */
export async function fillLists(admin: pg.Client, size: number) {
  const people = `
    ALTER TABLE app.person DISABLE TRIGGER ALL;
    INSERT INTO app.person (id, reference, name, email, updated_at)
      VALUES (gen_random_uuid(), 'lists', 'Lists', 'lists@annex.example', now());
    ALTER TABLE app.person ENABLE TRIGGER ALL;`;
  const controls = filled(
    "control",
    {
      reference: "'A.5.' || n",
      title: "'Control ' || n",
      source: "'annex_a'",
      theme: "'organisational'",
      position: "n",
      updated_at: "now()",
    },
    93,
  );
  const rest = Object.entries(TABLES).map(([table, columns]) => filled(table, columns, size));
  await admin.query([people, controls, ...rest].join("\n"));
  await admin.query(
    `VACUUM (ANALYZE) app.person, app.control, ${Object.keys(TABLES)
      .map((table) => `app.${table}`)
      .join(", ")}`,
  );
}
