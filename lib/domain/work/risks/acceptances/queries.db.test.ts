import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { HEALTHY, healthyRegister, healthyRisks } from "@/lib/testing/health";
import { asking, tasksOf } from "../../steps";
import { acceptanceTasks } from "./steps";

const SIZE = 20_000;
let admin: pg.Client;
beforeAll(async () => {
  admin = await connectAs("admin");
  await healthyRegister(admin);
  await healthyRisks(admin, SIZE);
  await admin.query(`INSERT INTO acceptance (id, reference, risk_id, state, requested_by_id, requested_at, score,
      band, decided_by_id, decided_at, ended_at)
    SELECT gen_random_uuid(), 'OLD-' || r.reference || '-' || n, r.id, 'voided', '${HEALTHY.officer}', now(), 9,
      'medium', '${HEALTHY.owner}', now() - interval '3 days', now() - n * interval '1 hour'
    FROM risk r, generate_series(1, 5) n WHERE r.kind = 'risk'`);
  await admin.query(
    `UPDATE risk SET state = 'assessed', current_band = 'high' WHERE reference IN ('RX-1', 'RX-2')`,
  );
  await admin.query("VACUUM (ANALYZE) risk, acceptance");
}, 120_000);
afterAll(() => admin.end());

it.each([
  ["risk_owner", HEALTHY.owner, ["RX-1", "RX-2"]],
  ["compliance", HEALTHY.officer, ["RX-1"]],
] as const)(
  "%s is told of what ended without a walk through all that ever did",
  async (role, id, found) => {
    const actor = { kind: "person", id, name: "Somebody", roles: [role] } as const;
    const tasks = tasksOf(acceptanceTasks(asking(actor, "2026-11-23")), ["replace_acceptance"]);
    const text = `WITH ${tasks.text} SELECT * FROM task ORDER BY reference`;
    const { rows } = await admin.query(text, tasks.values);
    expect(rows.map(({ reference }) => reference)).toEqual(found);
    const plan = await admin.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, tasks.values);
    const [{ Plan: top }] = plan.rows[0]["QUERY PLAN"];
    expect(top["Shared Hit Blocks"] + top["Shared Read Blocks"]).toBeLessThan(200);
  },
);
