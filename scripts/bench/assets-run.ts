import pg from "pg";
import { rest } from "@/lib/adapters/rest";
import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset, listAssets } from "@/lib/domain/assets/queries";
import { operations } from "@/lib/domain/registry";
import type { Actor } from "@/lib/kernel/actor";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { disconnect } from "@/lib/platform/db";
import { loginUrl } from "@/lib/platform/env";
import { BENCH_PERSON } from "./assets-fill.ts";
import { type Figure, interleaved, median } from "./measure.ts";

/** The inventory as raw SQL, operation and REST, or a change at the root of a lineage. Prints one JSON line. */
export interface Reading {
  readonly list: Record<"raw" | "operation" | "cursor" | "rest", Figure>;
  readonly filtered: Record<"raw" | "operation", Figure>;
  readonly record: Record<"raw" | "operation" | "rest", Figure>;
}
export interface Rerating {
  readonly seconds: number;
  /** How many assets say the new class at the end. */
  readonly moved: number;
}

const actor: Actor = {
  kind: "person",
  id: BENCH_PERSON,
  name: "Bench 1",
  roles: ["compliance", "engineer", "staff"],
};
const via = () => ({ channel: "ui", requestId: newRequestId() }) as const;

const LIST = `SELECT a.id, a.reference, a.name, a.kind, a.state, a.version, a.subtype, a.classification, a.personal_data,
    a.exposure, a.in_scope, a.release, a.digest, a.licence, a.confidentiality, a.integrity, a.availability, a.next_review,
    a.facts, p.id AS owner_id, p.name AS owner, e.reference AS environment_reference, e.name AS environment, z.name AS zone
  FROM app.asset a LEFT JOIN app.person p ON p.id = a.owner_id LEFT JOIN app.environment e ON e.id = a.environment_id
    LEFT JOIN app.zone z ON z.id = a.zone_id`;
const BY_NAME = `${LIST} ORDER BY lower(a.name), a.id LIMIT 51`;
const FILTERED = `${LIST} WHERE a.kind = 'model' AND a.state = 'active' ORDER BY lower(a.name), a.id LIMIT 51`;
const RECORD = `SELECT a.*, p.name AS owner, e.name AS environment FROM app.asset a LEFT JOIN app.person p ON p.id = a.owner_id
  LEFT JOIN app.environment e ON e.id = a.environment_id WHERE a.reference = $1`;
const RELATIONS = `SELECT r.id, r.type, o.reference, o.name, o.kind, o.state FROM app.asset_relation r
    JOIN app.asset o ON o.id = r.to_id WHERE r.from_id = $1
  UNION ALL SELECT r.id, r.type, o.reference, o.name, o.kind, o.state FROM app.asset_relation r
    JOIN app.asset o ON o.id = r.from_id WHERE r.to_id = $1`;

const restDoor = rest(operations, {
  prefix: "/api/v1",
  channel: "api",
  authenticate: async () => actor,
});

async function asked(path: string) {
  const answer = await restDoor(new Request(`http://bench.example/api/v1${path}`));
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.arrayBuffer();
}

/** A record somewhere in the middle, as most are. */
const MIDDLE = "A-B5005";

async function read(): Promise<Reading> {
  const pool = new pg.Pool({ connectionString: loginUrl("reader"), max: 10 });
  const raw = (name: string, text: string, values: unknown[] = []) =>
    pool.query({ name, text, values });
  const list = (over = {}) => execute(listAssets, actor, { size: 50, ...over }, via());
  const { next } = await list();
  const reading = {
    list: await interleaved({
      raw: () => raw("list", BY_NAME),
      operation: () => list(),
      cursor: () => list({ cursor: next ?? undefined }),
      rest: () => asked("/assets?size=50"),
    }),
    filtered: await interleaved({
      raw: () => raw("filtered", FILTERED),
      operation: () => list({ kind: "model", state: "active" }),
    }),
    record: await interleaved(
      {
        raw: async () => {
          const { rows } = await raw("record", RECORD, [MIDDLE]);
          return raw("relations", RELATIONS, [rows[0].id]);
        },
        operation: () => execute(getAsset, actor, { id: MIDDLE }, via()),
        rest: () => asked(`/assets/${MIDDLE}`),
      },
      { requests: 100 },
    ),
  };
  await pool.end();
  return reading;
}

const ROOT = "A-B1";
const CLASSES = ["confidential", "restricted", "internal", "restricted", "confidential"] as const;

/** Changes the class of the root some times: each change reaches all that was made from it. */
async function rerate(): Promise<Rerating> {
  const taken: number[] = [];
  for (const classification of CLASSES) {
    const { version } = await execute(getAsset, actor, { id: ROOT }, via());
    const begun = performance.now();
    await execute(editAsset, actor, { id: ROOT, version, classification }, via());
    taken.push((performance.now() - begun) / 1000);
  }
  const pool = new pg.Pool({ connectionString: loginUrl("reader"), max: 1 });
  const { rows } = await pool.query(
    "SELECT count(*)::int AS n FROM app.asset WHERE inherited_classification = $1",
    [CLASSES.at(-1)],
  );
  await pool.end();
  return { seconds: median(taken), moved: rows[0].n };
}

const [what] = process.argv.slice(2);
const found = what === "rerate" ? await rerate() : await read();
process.stdout.write(`${JSON.stringify(found)}\n`);
await disconnect();
