import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  append,
  type Clients,
  change,
  closeAll,
  event,
  refusal,
  sampleClients,
} from "@/lib/testing/sample";

/** Changes and entries must agree, or nothing is committed. */
let clients: Clients;
beforeAll(async () => {
  clients = await sampleClients();
});
afterAll(() => closeAll(clients));

let next = 0;
/** Two fresh samples with a part, so that no case depends on another. */
async function samples() {
  const [a, b] = [++next, ++next];
  await change(
    clients.app,
    [
      `INSERT INTO sample VALUES (${a}, 'a', 'hush'), (${b}, 'b', 'hush')`,
      `INSERT INTO sample_part VALUES (${a}, ${a}, 'p')`,
    ],
    event("sample.added", a),
    event("sample.added", b),
  );
  return { a, b };
}
let a = 0;
let b = 0;
beforeEach(async () => {
  ({ a, b } = await samples());
});

const update = (id: number) => `UPDATE sample SET title = title || '!' WHERE id = ${id}`;
const saying =
  (...events: object[]) =>
  () =>
    append(clients.app, events);
const refused = (
  ...work: Parameters<typeof refusal> extends [unknown, ...infer Rest] ? Rest : never
) => refusal(clients.app, "BEGIN", ...work, "COMMIT");
const lastBody = async () =>
  JSON.parse(
    (await clients.reader.query("SELECT body FROM audit.entry ORDER BY id DESC LIMIT 1")).rows[0]
      .body,
  );

describe("a change is refused", () => {
  it("without an entry, also outside a transaction, in a WITH, a MERGE or an upsert", async () => {
    expect(await refused(update(a))).toBe("23514");
    expect(await refusal(clients.app, update(a))).toBe("23514");
    expect(await refused(`WITH w AS (${update(a)} RETURNING id) SELECT * FROM w`)).toBe("23514");
    expect(
      await refused(
        `MERGE INTO sample s USING (SELECT ${a} AS i) o ON s.id = o.i WHEN MATCHED THEN UPDATE SET title = 'm'`,
      ),
    ).toBe("23514");
    expect(
      await refused(`INSERT INTO sample VALUES (${a}) ON CONFLICT (id) DO UPDATE SET title = 'u'`),
    ).toBe("23514");
    expect(await refused(`DELETE FROM sample WHERE id = ${b}`)).toBe("23514");
  });

  it("when the entry names another record, another kind, or only some of the records", async () => {
    expect(await refused(update(a), saying(event("sample.changed", b)))).toBe("23514");
    expect(await refused(update(a), saying(event("other.changed", a)))).toBe("23514");
    expect(await refused(update(a), update(b), saying(event("sample.changed", a)))).toBe("23514");
  });

  it("when it comes after the entry, or the entry is taken back", async () => {
    expect(await refused(update(a), saying(event("sample.changed", a)), update(a))).toBe("23514");
    expect(
      await refused(update(a), "SAVEPOINT s", saying(event("sample.changed", a)), "ROLLBACK TO s"),
    ).toBe("23514");
    expect(await refused("SET CONSTRAINTS ALL IMMEDIATE", update(a))).toBe("23514");
  });

  it("when a part or a link is not told as its parent's", async () => {
    expect(
      await refused(
        `UPDATE sample_part SET text = 't' WHERE id = ${a}`,
        saying(event("sample_part.changed", a)),
      ),
    ).toBe("23514");
    expect(
      await refused(
        `INSERT INTO sample_link VALUES (${a}, ${b})`,
        saying(event("sample.linked", b)),
      ),
    ).toBe("23514");
  });

  it("when a row takes another key or another parent", async () => {
    expect(await refused(`UPDATE sample_part SET sample_id = ${b} WHERE id = ${a}`)).toBe("42501");
    expect(await refused(`UPDATE sample SET id = id + 1000000 WHERE id = ${b}`)).toBe("42501");
  });
});

describe("an entry is refused", () => {
  it("twice in a transaction", async () => {
    expect(await refused(saying(event("sample.seen", a)), saying(event("sample.seen", b)))).toBe(
      "23514",
    );
  });

  it.each([
    ["without actor", { action: "a.b", entity: "a", entityId: "1" }],
    ["with an actor that is no string", event("a.b", 1, { actor: { id: "x" } })],
    ["with two actors", [event("a.b", 1), event("a.b", 2, { actor: "other" })]],
    ["for nothing", []],
    ["with an id that is no string", event("a.b", 1, { entityId: 1 })],
    ["over 64 KiB", event("a.b", 1, { data: "x".repeat(70_000) })],
    ["that is no object", "x"],
    ["with a null in the list", [null]],
  ])("%s", async (_what, events) => {
    expect(await refusal(clients.app, () => append(clients.app, events))).toBe("23514");
  });
});

describe("a change passes", () => {
  it("with its entry; parts and links through their parent; several records in one call", async () => {
    await change(
      clients.app,
      [
        update(a),
        `UPDATE sample_part SET text = 't' WHERE id = ${a}`,
        `INSERT INTO sample_link VALUES (${b}, ${a})`,
      ],
      event("sample.changed", a),
      event("sample.linked", b),
    );
    expect((await lastBody()).versions.n).toBe(1);
  });

  it("in a table on the closed list, without an entry", async () => {
    await clients.app.query(
      "INSERT INTO idempotency (key, actor_id, request_hash) VALUES ('k', gen_random_uuid(), 'h')",
    );
  });

  it("whatever the search path", async () => {
    await clients.app.query("SET search_path = pg_temp, app, public");
    await append(clients.app, event("sample.seen", a));
    await clients.app.query("RESET search_path");
    expect((await lastBody()).entityId).toBe(String(a));
  });
});

describe("what stands in the trail", () => {
  it("is stamped by the database: time, log-in, transaction and versions cannot be given", async () => {
    const forged = {
      at: 1,
      db: "postgres",
      txid: "1",
      v: 99,
      versions: { n: 9, sha256: "00" },
      redactions: { last: 9 },
      loaded: true,
      effectiveAt: 5,
    };
    await append(clients.app, event("sample.forged", a, forged));
    const body = await lastBody();
    expect(body).toMatchObject({ v: 1, db: "annex_app", actor: event("x.y", 1).actor });
    expect(Math.abs(body.at - Date.now())).toBeLessThan(60_000);
    expect(body.txid).not.toBe("1");
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(["versions"]));
    for (const key of ["versions", "redactions", "loaded", "effectiveAt"])
      expect(body).not.toHaveProperty(key);
  });

  it("keeps every version of a row, without the columns that are never kept", async () => {
    await change(clients.app, [update(a)], event("sample.changed", a));
    await change(
      clients.app,
      [`DELETE FROM sample_part WHERE id = ${a}`, `DELETE FROM sample WHERE id = ${a}`],
      event("sample.removed", a),
    );
    const { rows } = await clients.reader.query(
      "SELECT version, op, data FROM audit.record_version WHERE entity = 'sample' AND entity_id = $1 ORDER BY version",
      [String(a)],
    );
    expect(rows).toEqual([
      { version: 1, op: "I", data: { id: a, title: "a" } },
      { version: 2, op: "U", data: { id: a, title: "a!" } },
      { version: 3, op: "D", data: {} },
    ]);
  });

  it("tells how things stood at an instant", async () => {
    const {
      rows: [then],
    } = await clients.reader.query(
      "SELECT to_timestamp((max(valid_ms) + 2) / 1000.0)::text AS at FROM audit.entry",
    );
    // Entries are stamped with milliseconds: the next one shall be a later one.
    const isPast = async () =>
      (
        await clients.reader.query(
          "SELECT clock_timestamp() > $1::timestamptz + interval '2 ms' AS past",
          [then.at],
        )
      ).rows[0].past;
    await expect.poll(isPast).toBe(true);
    await change(clients.app, [update(a)], event("sample.changed", a));
    const asOf = async (at: string) =>
      (
        await clients.reader.query(
          "SELECT data FROM audit.as_of('sample', $1) WHERE entity_id = $2",
          [at, String(a)],
        )
      ).rows;
    expect(await asOf(then.at)).toEqual([{ data: { id: a, title: "a" } }]);
    expect(await asOf(new Date(Date.now() + 60_000).toISOString())).toEqual([
      { data: { id: a, title: "a!" } },
    ]);
  });
});

describe("erasure", () => {
  it("blanks only what is on the list, and only with an entry", async () => {
    expect(await refused(`SELECT audit.redact('person', '${a}')`)).toBe("42501");
    expect(await refused(`SELECT audit.redact('sample', '${a}')`)).toBe("23514");
    await change(clients.app, [`SELECT audit.redact('sample', '${a}')`], event("sample.erased", a));
    const { rows } = await clients.reader.query(
      "SELECT data, salt FROM audit.record_version WHERE entity = 'sample' AND entity_id = $1",
      [String(a)],
    );
    expect(rows).toEqual([{ data: { id: a, title: "[erased]" }, salt: null }]);
    expect((await lastBody()).redactions.n).toBe(1);
  });
});
