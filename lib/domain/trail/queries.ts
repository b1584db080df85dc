import sql, { empty, join, type Sql } from "sql-template-tag";
import * as z from "zod";
import { holds } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { trailKey, verifyTrail } from "@/lib/kernel/verify";
import { changesByTransaction, type KeptVersion } from "./rules";
import {
  checkpointShape,
  historyEntry,
  historyInput,
  listTrailInput,
  trailPage,
  verification,
} from "./schema";

const READERS = ["admin", "compliance", "internal_auditor", "top_management"] as const;
const STAFF = ["staff", "admin", "compliance", "internal_auditor"] as const;

interface Entry {
  id: number;
  body: string;
  at_ms: number;
  valid_ms: number;
  leaf: number | null;
  actorName: string | null;
  reference: string | null;
  title: string | null;
  txid: string;
}

const body = z.object({
  actor: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  data: z.record(z.string(), z.unknown()).default({}),
  via: z
    .object({ channel: z.string().nullish(), requestId: z.string().nullish() })
    .default({ channel: null, requestId: null }),
});

function told(entry: Entry) {
  const said = body.parse(JSON.parse(entry.body));
  return {
    id: entry.id,
    at: new Date(entry.at_ms).toISOString(),
    effectiveAt: entry.valid_ms === entry.at_ms ? null : new Date(entry.valid_ms).toISOString(),
    actor: { id: said.actor, name: entry.actorName ?? "Annex" },
    action: said.action,
    entity: said.entity,
    entityId: said.entityId,
    record: entry.reference ? { reference: entry.reference, title: entry.title ?? "" } : null,
    data: said.data,
    channel: said.via.channel ?? null,
    requestId: said.via.requestId ?? null,
    leaf: entry.leaf,
  };
}

/** Names of actor and record join on ids that are text in the trail; only uuids can match. */
const NAMED = sql`
  LEFT JOIN app.person p ON p.id::text = e.actor_id
  LEFT JOIN LATERAL (
    SELECT r.reference, r.title FROM app.record r
    WHERE r.entity = e.entity AND e.entity_id ~ '^[0-9a-f-]{36}$' AND r.id = e.entity_id::uuid LIMIT 1
  ) r ON true`;

const inTime = (from: string | undefined, until: string | undefined): Sql[] => [
  ...(from ? [sql`e.valid_ms >= ${Date.parse(`${from}T00:00:00Z`)}`] : []),
  ...(until ? [sql`e.valid_ms < ${Date.parse(`${until}T00:00:00Z`) + 86_400_000}`] : []),
];

/** The trail, newest first, by person, record, action and date. */
export const listTrail = query({
  name: "trail.list",
  may: [...READERS, "external_auditor"],
  module: "trail",
  route: "GET /trail",
  input: listTrailInput,
  output: trailPage,
  async run({ actor, input, rows }) {
    const auditor = holds(actor, "external_auditor");
    const id = input.record ? await recordId(input.record, rows) : null;
    const source = auditor
      ? sql`(SELECT s.id, s.body, s.actor_id, s.action, s.entity, s.entity_id, s.at_ms, s.valid_ms, s.leaf_index AS leaf, '' AS txid
          FROM app.seen_entries(${input.size + 1}, ${input.cursor ?? null}::bigint, ${input.entity ?? null}, ${id}) s) e`
      : sql`(SELECT t.id, t.body, t.actor_id, t.action, t.entity, t.entity_id, t.at_ms, t.valid_ms, l.idx AS leaf, t.txid::text
          FROM audit.entry t LEFT JOIN audit.leaf l ON l.entry_id = t.id) e`;
    const where = [
      ...(input.cursor ? [sql`e.id < ${input.cursor}::bigint`] : []),
      ...(input.entity ? [sql`e.entity = ${input.entity}`] : []),
      ...(id ? [sql`e.entity_id = ${id}`] : []),
      ...(input.actor ? [sql`e.actor_id = ${input.actor}`] : []),
      ...(input.action ? [sql`e.action = ${input.action}`] : []),
      ...inTime(input.from, input.until),
    ];
    const found = await rows<Entry>(sql`
      SELECT e.id, e.body, e.at_ms, e.valid_ms, e.leaf, p.name AS "actorName", r.reference, r.title, e.txid
      FROM ${source} ${NAMED} ${where.length > 0 ? sql`WHERE ${join(where, " AND ")}` : empty}
      ORDER BY e.id DESC LIMIT ${input.size + 1}`);
    const size = auditor ? { sealed: 0, unsealed: 0 } : await counts(rows);
    const page = found.slice(0, input.size);
    const next = found.length > input.size ? String(page.at(-1)?.id) : null;
    const entries = page.map(told);
    const names = await namesOf(
      entries.map((entry) => entry.data),
      rows,
    );
    const named = entries.map((entry) => ({ ...entry, data: withNames(entry.data, names) }));
    return { rows: named, next, ...size };
  },
});

type Rows = <Row>(statement: Sql) => Promise<Row[]>;

async function counts(rows: Rows) {
  const [found] = await rows<{ sealed: number; unsealed: number }>(sql`
    SELECT coalesce((SELECT max(size) FROM audit.checkpoint), 0) AS sealed,
      (SELECT count(*) FROM (SELECT 1 FROM audit.unsealed LIMIT 10001) u) AS unsealed`);
  return found ?? { sealed: 0, unsealed: 0 };
}

async function recordId(ref: string, rows: Rows) {
  if (isUuid(ref)) return ref;
  const [found] = await rows<{ id: string }>(
    sql`SELECT id FROM app.record WHERE reference = ${ref} LIMIT 1`,
  );
  if (!found) throw notFound("record");
  return found.id;
}

/** What happened to one record, with the fields each act changed; at most the last 200 acts. */
export const recordHistory = query({
  name: "trail.history",
  may: [...STAFF, "top_management"],
  input: historyInput,
  output: z.array(historyEntry),
  async run({ input, rows }) {
    const entries = await rows<Entry>(sql`
      SELECT e.id, e.body, e.at_ms, e.valid_ms, l.idx AS leaf, p.name AS "actorName",
        NULL AS reference, NULL AS title, e.txid::text
      FROM audit.entry e LEFT JOIN audit.leaf l ON l.entry_id = e.id
      LEFT JOIN app.person p ON p.id::text = e.actor_id
      WHERE e.entity = ${input.entity} AND e.entity_id = ${input.id}
      ORDER BY e.id DESC LIMIT 200`);
    const versions = await rows<KeptVersion>(sql`
      SELECT v.txid::text, v.entity, v.entity_id AS "entityId", v.version, v.op::text, v.data
      FROM audit.record_version v JOIN audit.entry e
        ON e.txid = v.txid AND e.entity = v.subject AND e.entity_id = v.subject_id
      WHERE e.entity = ${input.entity} AND e.entity_id = ${input.id}
      ORDER BY v.entity, v.entity_id, v.version LIMIT 2000`);
    const changes = changesByTransaction(versions, input.entity);
    const said = entries.map(told);
    const names = await namesOf(
      [...[...changes.values()].flat(), ...said.map(({ data }) => data)],
      rows,
    );
    // What one act changed is told once, with the first entry about it; the others follow from that one.
    const first = new Map(entries.map(({ txid, id }) => [txid, id]));
    const changesOf = ({ txid, id }: Entry) =>
      first.get(txid) === id ? (changes.get(txid) ?? []) : [];
    return entries.map((entry, at) => ({
      ...told(entry),
      data: withNames(said[at]?.data ?? {}, names),
      changes: changesOf(entry).map((each) => ({
        ...each,
        before: readable(each.before, names),
        after: readable(each.after, names),
      })),
    }));
  },
});

type Names = ReadonlyMap<string, string>;

/** Ids in versions become the reference or name of the record they point at. */
async function namesOf(changes: readonly unknown[], rows: Rows): Promise<Names> {
  const ids = [
    ...new Set(JSON.stringify(changes).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)),
  ];
  if (ids.length === 0) return new Map();
  const found = await rows<{ id: string; entity: string; reference: string; title: string }>(
    sql`SELECT id, entity, reference, title FROM app.record WHERE id = ANY(${ids}::uuid[])`,
  );
  return new Map(found.map((one) => [one.id, one.entity === "person" ? one.title : one.reference]));
}

const withNames = (data: Readonly<Record<string, unknown>>, names: Names) =>
  Object.fromEntries(Object.entries(data).map(([field, value]) => [field, readable(value, names)]));

function readable(value: unknown, names: Names): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => readable(one, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, readable(one, names)]));
}

/** The newest signed checkpoint (C2SP signed note); keep it outside to prove later cuts. */
export const latestCheckpoint = query({
  name: "trail.checkpoint",
  may: [...READERS],
  route: "GET /trail/checkpoint",
  input: z.strictObject({}),
  output: checkpointShape,
  async run({ rows }) {
    const [found] = await rows<{ size: number; root: Buffer; note: string; at: Date }>(
      sql`SELECT size, root, note, at FROM audit.checkpoint ORDER BY size DESC LIMIT 1`,
    );
    if (!found) throw notFound("checkpoint yet: nothing has been sealed");
    return { ...found, root: found.root.toString("base64"), at: found.at.toISOString() };
  },
});

/** Recomputes every leaf, root, signature and record version. One pass over the whole trail. */
export const verifyNow = query({
  name: "trail.verify",
  may: [...READERS],
  route: "GET /trail/verification",
  logged: true,
  input: z.strictObject({}),
  output: verification,
  run: () => verifyTrail(),
});

/** People who can be filtered by; all of them, since leavers stay in the trail. */
export const listActors = query({
  name: "trail.actors",
  may: [...READERS],
  input: z.strictObject({}),
  output: z.array(z.object({ id: z.string(), name: z.string() })),
  run: ({ db }) =>
    db.person.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
});

/** The verifier key for checkpoints; whoever reads the trail may check it elsewhere. */
export const readTrailKey = query({
  name: "trail.key",
  may: [...READERS, "external_auditor"],
  module: "trail",
  route: "GET /trail/key",
  input: z.strictObject({}),
  output: z.object({ key: z.string() }),
  run: async () => ({ key: await trailKey() }),
});
