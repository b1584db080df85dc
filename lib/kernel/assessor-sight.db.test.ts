import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Clients,
  change,
  closeAll,
  event,
  refusal,
  sampleClients,
} from "@/lib/testing/sample";

/** What the external auditor's log-ins see and may say, judged by the database's own clock. */
const RUBEN = randomUUID();
const NADIA = randomUUID();
const open = {
  state: "open",
  person: RUBEN,
  starts: "today - 1",
  ends: "today",
  early: "NULL",
  revoked: "NULL",
};
const ENGAGEMENTS = {
  open,
  "open to nothing but risks": { ...open, modules: "{risk}" },
  "not begun": { ...open, starts: "today + 1", ends: "today + 9" },
  "in early access": { ...open, starts: "today + 1", ends: "today + 9", early: "today" },
  "before early access": { ...open, starts: "today + 2", ends: "today + 9", early: "today + 1" },
  over: { ...open, ends: "today - 1" },
  revoked: { ...open, revoked: "now()" },
  approved: { ...open, state: "approved" },
  "another person's": { ...open, person: NADIA },
} as const;
type Case = keyof typeof ENGAGEMENTS;
const ids = new Map<string, string>(Object.keys(ENGAGEMENTS).map((name) => [name, randomUUID()]));
const idOf = (name: Case) => ids.get(name) ?? "";

let clients: Clients;
const person = (id: string, name: string) =>
  `INSERT INTO person (id, name, email, external, updated_at) VALUES ('${id}', '${name}', '${name}@example.org', true, now())`;
function engagement([name, { state, person: who, starts, ends, early, revoked, ...more }]: [
  string,
  typeof open & { modules?: string },
]) {
  return `INSERT INTO engagement (id, person_id, body, purpose, state, starts_on, ends_on, early_access_from, modules, proposed_by_id, proposed_at, revoked_at)
    SELECT '${ids.get(name)}', '${who}', 'b', 'p', '${state}', ${starts}, ${ends}, ${early}, '${more.modules ?? "{risk,controls,scope}"}', '${randomUUID()}', now(), ${revoked}
    FROM (SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date AS today) t`;
}
beforeAll(async () => {
  clients = await sampleClients();
  await clients.owner.query(
    "CREATE TABLE app.paper (id int PRIMARY KEY, text text); SELECT audit.watch('app.paper', 'paper'), app.guard('app.paper', 'risk')",
  );
  await change(
    clients.app,
    [
      person(RUBEN, "ruben"),
      person(NADIA, "nadia"),
      ...Object.entries(ENGAGEMENTS).map(engagement),
      "INSERT INTO paper SELECT n, 't' FROM generate_series(1, 3000) n",
    ],
    event("person.added", RUBEN),
    event("person.added", NADIA),
    ...[...ids.values()].map((id) => event("engagement.opened", id)),
    ...Array.from({ length: 3000 }, (_, i) => event("paper.added", i + 1)),
  );
});
afterAll(() => closeAll(clients));

async function sees(name: Case | null, sql: string, who = RUBEN): Promise<unknown[]> {
  const { auditor } = clients;
  await auditor.query("BEGIN READ ONLY");
  try {
    await auditor.query(
      "SELECT set_config('annex.engagement', $1, true), set_config('annex.person', $2, true)",
      [name ? idOf(name) : "", who],
    );
    return (await auditor.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await auditor.query("ROLLBACK");
  }
}
const papers = "SELECT count(*)::int FROM app.paper";
const isOpen = (module: string) => `SELECT app.engagement_open('${module}')`;

describe("the rows of a granted module", () => {
  it.each<[Case, number, boolean]>([
    ["open", 3000, true],
    ["open to nothing but risks", 3000, false],
    ["not begun", 0, false],
    ["in early access", 0, true],
    ["before early access", 0, false],
    ["over", 0, false],
    ["revoked", 0, false],
    ["approved", 0, false],
    ["another person's", 0, false],
  ])("in an engagement that is %s: %i, the scope: %s", async (name, rows, scope) => {
    expect(await sees(name, papers)).toEqual([rows]);
    expect(await sees(name, isOpen("scope"))).toEqual([scope]);
  });

  it("are none without an engagement, and none once the transaction is over", async () => {
    expect(await sees(null, papers)).toEqual([0]);
    expect((await clients.auditor.query(papers)).rows).toEqual([{ count: 0 }]);
  });

  it("run dry at the end, also for a cursor that was open before", async () => {
    const { auditor, owner } = clients;
    await owner.query("BEGIN");
    const {
      rows: [kept],
    } = await owner.query("SELECT pg_get_functiondef('app.engagement_end()'::regprocedure) AS sql");
    await owner.query(`CREATE OR REPLACE FUNCTION app.engagement_end() RETURNS timestamptz LANGUAGE sql VOLATILE SECURITY DEFINER
      AS $$ SELECT transaction_timestamp() + interval '0.4 s' $$`);
    await owner.query("COMMIT");
    await auditor.query("BEGIN READ ONLY");
    await auditor.query(
      "SELECT set_config('annex.engagement', $1, true), set_config('annex.person', $2, true)",
      [idOf("open"), RUBEN],
    );
    await auditor.query("DECLARE c NO SCROLL CURSOR FOR SELECT id FROM app.paper");
    const before = await auditor.query("FETCH 10 FROM c");
    const isOver = async () =>
      (await auditor.query("SELECT clock_timestamp() >= app.engagement_end() AS over")).rows[0]
        .over;
    await expect.poll(isOver, { timeout: 10_000 }).toBe(true);
    const later = await auditor.query("FETCH ALL FROM c");
    const anew = await auditor.query(papers);
    await auditor.query("ROLLBACK");
    await owner.query(kept.sql);
    expect([before.rowCount, later.rowCount, anew.rows[0].count]).toEqual([10, 0, 0]);
  });

  it("show people by name only, and no engagement but the own", async () => {
    expect(await sees("open", `SELECT name FROM app.person WHERE id = '${NADIA}'`)).toEqual([
      "nadia",
    ]);
    await expect(sees("open", "SELECT email FROM app.person")).rejects.toThrow("permission denied");
    expect(await sees("open", "SELECT id FROM app.engagement")).toEqual([idOf("open")]);
    expect(await sees("over", "SELECT id FROM app.engagement")).toEqual([]);
  });
});

describe("the log of views", () => {
  const view = (name: Case, who: string, module: string) =>
    `SELECT audit.append_view('${idOf(name)}', '${who}', 'risks.get', 'R-01', '${module}', 'request')`;

  it("takes a view of an open engagement, and stamps who, what and through which log-in", async () => {
    await clients.viewlog.query(view("open", RUBEN, "risk"));
    const {
      rows: [{ body }],
    } = await clients.reader.query("SELECT body FROM audit.entry ORDER BY id DESC LIMIT 1");
    expect(JSON.parse(body)).toMatchObject({
      actor: RUBEN,
      action: "view.opened",
      entityId: "R-01",
      engagement: idOf("open"),
      data: { operation: "risks.get", module: "risk" },
      db: "annex_viewlog",
    });
  });

  it.each<[string, Case, string, string]>([
    ["in another's name", "open", NADIA, "risk"],
    ["of a module that was not granted", "open", RUBEN, "incidents"],
    ["before the start", "not begun", RUBEN, "risk"],
    ["of more than early access opens", "in early access", RUBEN, "risk"],
    ["after the end", "over", RUBEN, "risk"],
    ["after a revocation", "revoked", RUBEN, "risk"],
    ["before it was opened", "approved", RUBEN, "risk"],
  ])("refuses a view %s", async (_what, name, who, module) => {
    expect(await refusal(clients.viewlog, view(name, who, module))).toBe("42501");
  });

  it("takes a view of the scope in early access", async () => {
    expect(await refusal(clients.viewlog, view("in early access", RUBEN, "scope"))).toBe(
      "not refused",
    );
  });
});
