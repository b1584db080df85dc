import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clients } from "@/lib/platform/db";
import { connectAs } from "@/lib/testing/database";
import { HEALTHY, healthyRegister } from "@/lib/testing/health";
import { saysNothing } from "../../rules";
import { soaChecks } from "./catalogue";
import { listSoaCheckRows, readSoaChecks } from "./queries";

let admin: pg.Client;
const { control, treated, officer, action } = HEALTHY;
const reasons = (...said: readonly object[]) => `'${JSON.stringify(said)}'::jsonb`;
const NAMED = { kind: "risk", text: "Takes off from the risk of an open port", risks: ["R-1"] };

beforeAll(async () => {
  admin = await connectAs("admin");
  await healthyRegister(admin);
  await admin.query(`UPDATE control SET state_since = now(), inclusion = ${reasons(NAMED)};
    INSERT INTO context_item (id, reference, kind, title, state, updated_at)
      VALUES (gen_random_uuid(), 'CTX-1', 'law', 'A law', 'active', now())`);
});
afterAll(() => admin.end());

async function rows<Row>(statement: Sql): Promise<Row[]> {
  const { rows: found } = await admin.query(statement.text, statement.values);
  return found;
}
const actor = { kind: "person", id: officer, name: "Priya Raman", roles: ["compliance"] } as const;
const context = () => ({ actor, now: new Date(), rows, db: clients.reader() }) as const;
async function inMidAir(act: () => Promise<void>) {
  await admin.query("BEGIN");
  await act().finally(() => admin.query("ROLLBACK"));
}
const firing = async () => {
  const { rules } = await readSoaChecks.run({ ...context(), input: {} });
  return rules.filter(({ count }) => count > 0).map(({ id }) => id);
};

const line = (set: string) => `UPDATE control SET ${set} WHERE id = '${control}'`;
const said = (...reason: readonly object[]) => line(`inclusion = ${reasons(...reason)}`);
const unlink = "DELETE FROM risk_control";
const planned = `INSERT INTO treatment_control (treatment_id, control_id, side, strength)
  VALUES ('${action}', '${control}', 'likelihood', 'weak')`;
const OUT =
  "necessary = false, inclusion = '[]', exclusion_reason = 'No network of our own is run.'";
const LAW = { kind: "law", text: "A law asks for logs to be kept" };
const CONTRACT = { kind: "contract", text: "A customer asks for it in writing" };
const COPIES = `INSERT INTO control (id, reference, title, source, theme, position, necessary, owner_id, state_since, inclusion, updated_at)
  SELECT gen_random_uuid(), 'X-' || n, 'Copy', 'own', 'own', 200 + n, true, c.owner_id, now(), c.inclusion, now()
  FROM control c, generate_series(1, 4) n`;

type Case = readonly [check: string, breaks: string, mends: string, also?: string[]];
/** What makes each check fire, and what mends it; nothing else fires that is not named. */
const CASES: readonly Case[] = [
  ["undecided", line("necessary = NULL"), line("necessary = true")],
  [
    "planned_undecided",
    `${planned}; ${line("necessary = NULL")}`,
    line("necessary = true"),
    ["undecided"],
  ],
  [
    "excluded_in_treatment",
    `${unlink}; ${planned}; ${line(OUT)}`,
    "UPDATE treatment SET state = 'cancelled'",
  ],
  ["excluded_with_risk", line(OUT), unlink],
  [
    "exclusion_without_reason",
    `${unlink}; ${line("necessary = false, inclusion = '[]'")}`,
    line("exclusion_reason = 'No network of our own is run.'"),
  ],
  ["without_source", `${unlink}; ${line("inclusion = '[]'")}`, said(CONTRACT)],
  ["says_nothing", `${unlink}; ${line("necessary = false, exclusion_reason = 'N/A'")}`, line(OUT)],
  ["state_without_date", line("state_since = NULL"), line("state_since = now()")],
  ["names_no_risk", said({ ...NAMED, risks: [] }), said(NAMED), ["risk_unnamed"]],
  [
    "risk_closed",
    `UPDATE risk SET state = 'closed' WHERE id = '${treated}'`,
    said({ kind: "business_requirement", text: "Customers ask for it again" }),
  ],
  ["risk_unlinked", unlink, planned],
  ["risk_unnamed", said({ kind: "good_practice", text: "It is done by everybody" }), said(NAMED)],
  ["law_unnamed", said(NAMED, LAW), said(NAMED, { ...LAW, context: ["CTX-1"] })],
  ["contract_unnamed", said(NAMED, CONTRACT), said(NAMED)],
  [
    "context_closed",
    `${said(NAMED, { ...LAW, context: ["CTX-1"] })}; UPDATE context_item SET state = 'closed'`,
    said(NAMED),
  ],
  [
    "same_sentence",
    COPIES,
    "UPDATE control SET inclusion = jsonb_set(inclusion, '{0,text}', to_jsonb('About ' || id))",
    ["risk_unlinked"],
  ],
  ["owner_missing", line("owner_id = NULL"), line(`owner_id = '${officer}'`)],
];

it("has a case for every check", () => {
  expect(CASES.map(([check]) => check).toSorted()).toEqual(
    soaChecks.map(({ id }) => id).toSorted(),
  );
});

it("a statement in order has no finding", async () => {
  expect(await firing()).toEqual([]);
});

it.each(CASES.map(([check, ...one]) => ({ check, one })))(
  "$check fires alone, and is mended",
  ({ check, one: [breaks, mends, also = []] }) =>
    inMidAir(async () => {
      await admin.query(breaks);
      expect((await firing()).toSorted()).toEqual([check, ...also].toSorted());
      const page = await listSoaCheckRows.run({ ...context(), input: { rule: check, size: 50 } });
      expect(page.rows[0]?.href).toMatch(/^\/controls\/(A\.8\.20|X-\d)$/);
      expect(page.total).toBe(page.rows.length);
      await admin.query(mends);
      expect(await firing()).not.toContain(check);
    }),
);

it("takes for nothing what the form refuses as a reason, and no more", () =>
  inMidAir(async () => {
    await admin.query(unlink);
    for (const text of [
      ...["N/A", "n/a for us", "none", "Not applicable here", "Two words", "TBD later this year"],
      ...[
        "Does not apply.",
        "No cables of our own are laid",
        "None of our systems is reached by it",
      ],
    ]) {
      await admin.query(line(`necessary = false, inclusion = '[]', exclusion_reason = '${text}'`));
      expect(await firing(), text).toEqual(saysNothing(text) ? ["says_nothing"] : []);
    }
  }));
