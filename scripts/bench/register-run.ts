import pg from "pg";
import { listRisks } from "@/lib/domain/risks/queries";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { disconnect } from "@/lib/platform/db";
import { loginUrl } from "@/lib/platform/env";
import { interleaved } from "./measure.ts";

/** The list of risks as raw SQL and as the operation, on one database. Prints one JSON line. */
const RAW = `SELECT r.id, r.reference, r.title, r.state, r.inherent_likelihood, r.inherent_impact, r.inherent_score,
    r.current_likelihood, r.current_impact, r.current_score, r.residual_likelihood, r.residual_impact, r.residual_score,
    r.option, r.next_review, p.id AS owner_id, p.reference AS owner_reference, p.name AS owner_name
  FROM app.risk r JOIN app.person p ON p.id = r.owner_id
  WHERE r.state::text = ANY($1) ORDER BY r.current_score DESC, r.id DESC LIMIT 51`;

const actor = {
  kind: "person",
  id: "00000000-0000-7000-8000-0000000000aa",
  name: "Bench",
  roles: ["compliance", "staff"],
} as const;
const input = { sort: "-score", state: "assessed,accepted", size: 50 } as const;

async function main() {
  const statements: string[] = [];
  const pool = new pg.Pool({ connectionString: loginUrl("reader"), max: 10 });
  const raw = () => pool.query({ name: "raw", text: RAW, values: [["assessed", "accepted"]] });
  const operation = (over = {}) =>
    execute(listRisks, actor, { ...input, ...over }, { channel: "ui", requestId: newRequestId() });
  const { next } = await operation();
  const one = await interleaved({
    raw,
    operation: () => operation(),
    cursor: () => operation({ cursor: next ?? undefined }),
  });
  const ten = await interleaved({ raw, operation: () => operation() }, { clients: 10, runs: 3 });
  const roundTrips = await counted(() => operation(), statements);
  process.stdout.write(`${JSON.stringify({ one, ten, roundTrips })}\n`);
  await pool.end();
  await disconnect();
}

/** Statements sent to the server for one call, BEGIN, SET and COMMIT included. */
async function counted(work: () => Promise<unknown>, statements: string[]): Promise<number> {
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function counting(this: pg.Client, ...args: unknown[]) {
    statements.push("statement");
    return Reflect.apply(original, this, args);
  } as typeof original;
  await work();
  pg.Client.prototype.query = original;
  return statements.length;
}

await main();
