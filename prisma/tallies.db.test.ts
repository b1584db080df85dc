import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/database";
import { fc } from "@/lib/testing/property";
import { event } from "@/lib/testing/sample";

/** What the database counts of the register is what counting the register gives, whatever wrote it. */
const OWNER = "00000000-0000-7000-8000-0000000000aa";
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const VALUES = ["inherent", "current", "residual"] as const;
let clients: Record<"app" | "owner", pg.Client>;
beforeAll(async () => {
  clients = { app: await connectAs("app"), owner: await connectAs("owner") };
  await act([
    [
      `INSERT INTO app.person (id, reference, name, email, updated_at) VALUES ($1, 'tallies', 'Tallies', 't@annex.example', now())`,
      [OWNER],
      [event("person.added", OWNER)],
    ],
  ]);
});
afterAll(() => Promise.all(Object.values(clients).map((client) => client.end())));

type Statement = readonly [sql: string, values: readonly unknown[], events: readonly object[]];
/** One transaction of the servers' log-in, with an entry for every row. */
async function act(statements: readonly Statement[], client = clients.app) {
  await client.query("BEGIN");
  for (const [sql, values, events] of statements) {
    await client.query(sql, [...values]);
    if (events.length > 0) await client.query("SELECT audit.append($1)", [JSON.stringify(events)]);
  }
  await client.query("COMMIT");
}

const insert = (numbers: readonly number[], seed: number): Statement => [
  `INSERT INTO app.risk (id, reference, title, owner_id, kind, state, inherent_likelihood, inherent_impact, inherent_score,
      next_review, updated_at)
    SELECT id::uuid, 'R-' || id, 'Risk', $2, CASE WHEN n % 7 = 3 THEN 'opportunity' ELSE 'risk' END::app."RiskKind",
      'identified', l, i, l * i, date '2026-01-01' + n % 40, now()
    FROM (SELECT id, n, CASE WHEN n % 7 = 3 THEN 0 ELSE 1 + n % 5 END AS l, CASE WHEN n % 7 = 3 THEN 0 ELSE 1 + n / 5 % 5 END AS i
      FROM (SELECT id, (o + $3)::int AS n FROM unnest($1::text[]) WITH ORDINALITY u (id, o)) m) k`,
  [numbers.map(idOf), OWNER, seed],
  numbers.map((n) => event("risk.added", idOf(n))),
];
const update =
  (set: string) =>
  (numbers: readonly number[], seed: number): Statement => [
    `UPDATE app.risk SET ${set} WHERE id = ANY($1::uuid[]) AND kind = 'risk' AND $2::int IS NOT NULL`,
    [numbers.map(idOf), seed],
    numbers.map((n) => event("risk.changed", idOf(n))),
  ];
const CHANGES = {
  insert,
  score: update(
    `current_likelihood = 1 + ($2 + length(title)) % 5, current_impact = 1 + $2 / 5 % 5,
     current_score = (1 + ($2 + length(title)) % 5) * (1 + $2 / 5 % 5), method_version = CASE WHEN $2 % 2 = 0 THEN '1.0' END,
     assessed_at = timestamptz '2026-01-15Z' + $2 * interval '9 days'`,
  ),
  plan: update(
    `residual_likelihood = 1 + $2 % 5, residual_impact = 2, residual_score = (1 + $2 % 5) * 2, next_review = NULL`,
  ),
  state: update(`state = (enum_range(NULL::app."RiskState"))[1 + $2 % 7]`),
  words: update(`title = title || 'x'`),
  drop: (numbers: readonly number[]): Statement => [
    "DELETE FROM app.risk WHERE id = ANY($1::uuid[])",
    [numbers.map(idOf)],
    numbers.map((n) => event("risk.dropped", idOf(n))),
  ],
} as const;

interface Count {
  fact: string;
  key: string;
  count: number;
}
const byKey = (rows: readonly Count[]) =>
  Object.fromEntries(rows.map(({ fact, key, count }) => [`${fact} ${key}`, count]));
const kept = async () =>
  byKey(
    (
      await clients.owner.query<Count>(
        "SELECT fact::text, key, sum(count)::int AS count FROM app.risk_tally GROUP BY 1, 2 HAVING sum(count) <> 0",
      )
    ).rows,
  );
const CELLS = VALUES.map(
  (value) =>
    `SELECT 'cell_${value}' AS fact, ${value}_likelihood::text || ${value}_impact AS key, count(*)::int AS count FROM open GROUP BY 2`,
);
const OPEN = "WITH open AS (SELECT * FROM app.risk WHERE kind = 'risk' AND state <> 'closed')";
const counted = async () =>
  byKey(
    (
      await clients.owner.query<Count>(`${OPEN}
        SELECT 'state' AS fact, state::text AS key, count(*)::int AS count FROM app.risk WHERE kind = 'risk' GROUP BY 2
        UNION ALL ${CELLS.join(" UNION ALL ")}
        UNION ALL ${VALUES.map(
          (value) =>
            `SELECT 'band_${value}', coalesce(${value}_band::text, ''), count(*)::int FROM open GROUP BY 2`,
        ).join(" UNION ALL ")}
        UNION ALL SELECT 'exposed', coalesce(current_band::text, ''), count(*)::int FROM open WHERE state <> 'accepted' GROUP BY 2
        UNION ALL SELECT 'method', coalesce(method_version, ''), count(*)::int FROM open GROUP BY 2
        UNION ALL SELECT 'assessed', coalesce(left((assessed_at AT TIME ZONE 'UTC')::date::text, 7), ''), count(*)::int FROM open GROUP BY 2
        UNION ALL SELECT 'review', coalesce(next_review::text, ''), count(*)::int FROM open GROUP BY 2`)
    ).rows,
  );
/** The cells as they stood when a day began, from what is kept. */
const cellsAt = async (day: string) =>
  byKey(
    (
      await clients.owner.query<Count>(
        `SELECT fact, key, sum(n)::int AS count FROM (
          SELECT fact::text, key, count AS n FROM app.risk_tally WHERE fact::text LIKE 'cell_%'
          UNION ALL SELECT fact::text, key, -change FROM app.risk_tally_day WHERE day >= $1) m
        GROUP BY 1, 2 HAVING sum(n) <> 0`,
        [day],
      )
    ).rows,
  );
const cellsNow = async () =>
  byKey((await clients.owner.query<Count>(`${OPEN} ${CELLS.join(" UNION ALL ")}`)).rows);
/** The current band of each risk when a day began. */
const bandsAt = async (day: string) =>
  (
    await clients.owner.query<{ id: string; band: string | null }>(
      `SELECT r.id, CASE WHEN p.day IS NULL THEN r.current_band ELSE p.band END AS band
      FROM app.risk r LEFT JOIN LATERAL (SELECT day, band FROM app.risk_past p
        WHERE p.risk_id = r.id AND p.value = 'current' AND p.day >= $1 ORDER BY day LIMIT 1) p ON true ORDER BY r.id`,
      [day],
    )
  ).rows;

const step = fc.record({
  change: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
  seed: fc.nat(400),
  of: fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 8 }),
  /** Another day begins first. */
  nextDay: fc.boolean(),
});

describe("what is counted of the register", () => {
  it("is what counting gives after any history, and so is every day of it", async () => {
    let fresh = 1;
    let day = 1;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const base = fresh;
        fresh += 12;
        const there = new Set<number>();
        // An id that went does not come back.
        const gone = new Set<number>();
        const days: { day: string; cells: unknown; bands: Awaited<ReturnType<typeof bandsAt>> }[] =
          [];
        for (const { change, seed, of, nextDay } of steps) {
          if (nextDay) {
            day += 1;
            const at = new Date(Date.UTC(2026, 0, day)).toISOString();
            const bands = await bandsAt("2199-01-01");
            days.push({ day: at.slice(0, 10), cells: await cellsNow(), bands });
            await clients.owner.query("SELECT annex.set_now($1)", [at]);
          }
          const asked = of
            .map((n) => base + n)
            .filter((n) => there.has(n) !== (change === "insert") && !gone.has(n));
          if (asked.length === 0) continue;
          await act([CHANGES[change](asked, seed)]);
          for (const n of asked) {
            if (change === "insert") there.add(n);
            if (change === "drop") {
              there.delete(n);
              gone.add(n);
            }
          }
        }
        expect(await kept()).toEqual(await counted());
        for (const past of days) {
          expect(await cellsAt(past.day)).toEqual(past.cells);
          const then = new Map(past.bands.map(({ id, band }) => [id, band]));
          for (const { id, band } of await bandsAt(past.day)) {
            if (then.has(id)) expect({ id, band }).toEqual({ id, band: then.get(id) });
          }
        }
      }),
      { numRuns: 80 },
    );
    await clients.owner.query("SELECT annex.set_now(NULL)");
    expect(Object.keys(await counted()).length).toBeGreaterThan(20);
  }, 60_000);

  it("can be counted afresh", async () => {
    const before = await kept();
    await clients.owner.query("SELECT app.recount_risks()");
    expect(await kept()).toEqual(before);
  });

  it("is nobody's to write", async () => {
    for (const table of ["risk_tally", "risk_tally_day", "risk_past"]) {
      await expect(clients.app.query(`DELETE FROM app.${table}`)).rejects.toMatchObject({
        code: "42501",
      });
    }
  });
});

describe("twenty at once", () => {
  it("count without waiting for one another, in one transaction or many", async () => {
    const numbers = Array.from({ length: 40 }, (_, n) => 900_000 + n);
    await act([insert(numbers, 1)]);
    const writers = await Promise.all(numbers.slice(0, 20).map(() => connectAs("app")));
    const change = async (client: pg.Client, at: number) => {
      // The same cells, in another order for every second writer.
      const pair = [numbers[at] ?? 0, numbers[at + 20] ?? 0];
      for (const [turn, n] of (at % 2 ? pair : pair.toReversed()).entries()) {
        const [sql, values] = CHANGES.score([n], turn);
        await client.query(sql, [...values]);
      }
      const events = pair.map((n) => event("risk.changed", idOf(n)));
      await client.query("SELECT audit.append($1)", [JSON.stringify(events)]);
    };
    await Promise.all(writers.map((client) => client.query("SET lock_timeout = '1s'")));
    // All of them change before any of them commits.
    await Promise.all(writers.map((client) => client.query("BEGIN")));
    for (const [at, client] of writers.entries()) await change(client, at);
    await Promise.all(writers.map((client) => client.query("COMMIT")));
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        writers.map(async (client, at) => {
          await client.query("BEGIN");
          await change(client, at);
          await client.query("COMMIT");
        }),
      );
    }
    await Promise.all(writers.map((client) => client.end()));
    expect(await kept()).toEqual(await counted());
    const { rows } = await clients.owner.query("SELECT max(slot) AS top FROM app.risk_tally");
    expect(rows[0].top).toBeLessThan(25);
  }, 30_000);
});
