/** Inventories made behind the trail's back, for databases that are thrown away. */
const id = (kind: string, n: string) =>
  `('00000000-0000-7000-8${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
export const ASSET = (n: string) => id("000", n);
export const BENCH_PERSON = "00000000-0000-7000-8aaa-000000000001";

const TABLES = ["person", "environment", "zone", "asset", "asset_relation", "data_flow"];
const triggers = (how: "DISABLE" | "ENABLE") =>
  TABLES.map((table) => `ALTER TABLE app.${table} ${how} TRIGGER ALL;`).join("\n");

/** People, environments and zones that assets name. */
const GROUND = `
  INSERT INTO app.person (id, reference, name, email, updated_at)
    SELECT ${id("aaa", "n")}, 'u-bench-' || n, 'Bench ' || n, 'bench-' || n || '@annex.example', now()
    FROM generate_series(1, 20) n;
  INSERT INTO app.environment (id, reference, name, tier)
    SELECT ${id("bbb", "n")}, 'bench-' || n, 'Bench ' || n,
      (ARRAY['production', 'staging', 'test', 'development'])[n]::app."Tier"
    FROM generate_series(1, 4) n;
  INSERT INTO app.zone (id, reference, name, environment_id)
    SELECT ${id("ccc", "n")}, 'Z-9' || n, 'Zone ' || n, ${id("bbb", "1 + n % 4")} FROM generate_series(1, 12) n;`;

/** @param kind of row n */
const assets = (size: number, kind: string) => `
  INSERT INTO app.asset (id, reference, name, kind, state, in_scope, owner_id, owner_agreed_at, classification,
      environment_id, zone_id, personal_data, confidentiality, integrity, availability, exposure, licence, release,
      digest, facts, next_review, updated_at)
    SELECT ${ASSET("n")}, 'A-B' || n, 'Asset ' || md5(n::text), ${kind}::app."AssetKind",
      (ARRAY['active', 'active', 'active', 'under_change', 'proposed'])[1 + n % 5]::app."AssetState", true,
      ${id("aaa", "1 + n % 20")}, now(), (ARRAY['public', 'internal', 'confidential'])[1 + n % 3]::app."Classification",
      ${id("bbb", "1 + n % 4")}, ${id("ccc", "1 + n % 12")}, (ARRAY['yes', 'no', 'unknown'])[1 + n % 3]::app."PersonalData",
      1 + n % 5, 1 + n / 5 % 5, 1 + n / 25 % 5, (ARRAY['public', 'partner', 'internal'])[1 + n % 3]::app."Exposure",
      'apache-2.0', '1.' || n % 9, 'sha256:' || md5(n::text) || md5(n::text),
      '{"retentionDays": 90, "minTls": "1.3", "refresh": "nightly"}', date '2026-06-01' + n % 700, now()
    FROM generate_series(1, ${size}) n;`;

/** Row k of the kind whose numbers end in this digit; always a lower row, so that no lineage closes. */
const target = (digit: number, salt: number) =>
  `10 * (('x' || substr(md5(n || ':${salt}'), 1, 7))::bit(28)::int % (n / 10)) + ${digit}`;
const relations = (type: string, from: string, digit: number, salt: number, size: number) => `
  INSERT INTO app.asset_relation (id, from_id, to_id, type)
    SELECT gen_random_uuid(), ${ASSET("n")}, ${ASSET(`CASE ${target(digit, salt)} WHEN 0 THEN 10 ELSE ${target(digit, salt)} END`)},
      '${type}'::app."RelationType"
    FROM generate_series(10, ${size}) n WHERE n % 10 IN (${from}) ON CONFLICT DO NOTHING;`;

const ANALYZE = "ANALYZE app.asset; ANALYZE app.asset_relation; ANALYZE app.data_flow;";

/** Of every ten: two models, two datasets, an index, two endpoints, three that support them; three relations each. */
export const inventory = (size: number): string =>
  [
    triggers("DISABLE"),
    GROUND,
    assets(
      size,
      "(ARRAY['model', 'model', 'dataset', 'dataset', 'index', 'endpoint', 'endpoint', 'supporting', 'supporting', 'supporting'])[1 + n % 10]",
    ),
    relations("trained_on", "0, 1", 2, 1, size),
    relations("derived_from", "0, 1", 1, 2, size),
    relations("stored_in", "0, 1, 2, 3, 4", 7, 3, size),
    relations("collected_by", "2, 3", 8, 4, size),
    relations("hosted_on", "2, 3, 5, 6, 7, 8, 9", 9, 5, size),
    relations("built_from", "4", 3, 6, size),
    relations("embeds_with", "4", 1, 7, size),
    relations("serves", "5, 6", 1, 8, size),
    relations("uses", "5, 6, 7, 8, 9", 8, 9, size),
    relations("authenticates_with", "7, 8, 9", 7, 10, size),
    triggers("ENABLE"),
    ANALYZE,
  ].join("\n");

/** Models, each derived from the one before it, or all from the first. */
export const lineage = (size: number, shape: "chain" | "fan"): string =>
  [
    triggers("DISABLE"),
    GROUND,
    assets(size, "'model'"),
    `UPDATE app.asset SET state = 'active', classification = 'public';
     INSERT INTO app.asset_relation (id, from_id, to_id, type)
       SELECT gen_random_uuid(), ${ASSET("n")}, ${ASSET(shape === "chain" ? "n - 1" : "1")}, 'derived_from'
       FROM generate_series(2, ${size}) n;`,
    triggers("ENABLE"),
    ANALYZE,
  ].join("\n");

/** So many flows among so many assets: each hands on to one that comes a little later, as services do. */
export const flows = (nodes: number, count: number): string =>
  [
    triggers("DISABLE"),
    `INSERT INTO app.data_flow (id, reference, name, from_asset_id, to_asset_id, data, classification, personal_data,
        protocol, encryption, updated_at)
      SELECT ${id("ddd", "n")}, 'DF-B' || n, 'Flow ' || n, ${ASSET(`1 + n % ${nodes}`)},
        ${ASSET(`1 + (n + 1 + n % 11) % ${nodes}`)}, 'Requests', 'internal', 'no', 'https', 'TLS 1.3', now()
      FROM generate_series(1, ${count}) n;`,
    triggers("ENABLE"),
    ANALYZE,
  ].join("\n");
