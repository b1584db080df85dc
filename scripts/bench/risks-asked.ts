import pg from "pg";
import type { Actor } from "@/lib/kernel/actor";
import { newRequestId } from "@/lib/kernel/execute";
import { adminUrl } from "@/lib/platform/env";
import { BENCH_OWNER } from "./risks-fill.ts";

/** Who asks of a bench's register, and the server's administrator beside the product. */
export const actor: Actor = {
  kind: "person",
  id: BENCH_OWNER,
  name: "Bench 1",
  roles: ["compliance", "risk_owner", "staff"],
};
export const via = () => ({ channel: "ui", requestId: newRequestId() }) as const;

/** @returns the rows of the last statement */
export async function asked(...statements: readonly string[]) {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  let last: pg.QueryResult | undefined;
  for (const sql of statements) last = await client.query(sql);
  await client.end();
  return last?.rows ?? [];
}

/** @returns seconds */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
