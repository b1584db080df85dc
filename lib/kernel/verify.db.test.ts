import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { change, closeAll, event } from "@/lib/testing/sample";
import { kinds, type SealedTrail, sealedTrail } from "@/lib/testing/sealed-trail";
import { tamper } from "@/lib/testing/tamper";
import { leafHash, Range } from "./merkle";
import { newSigningKey, signCheckpoint } from "./note";
import { originOf, signingKey } from "./trail-key";
import { verifyTrail } from "./verify";

/** What somebody with every right on the database can do to the trail, and how it is named. */
let trail: SealedTrail;
let clients: SealedTrail["clients"];
let tampered: SealedTrail["tampered"];
let kept = "";
beforeAll(async () => {
  trail = await sealedTrail();
  ({ clients, kept, tampered } = trail);
});
afterEach(() => trail.restore());
afterAll(() => closeAll(clients));

const entryAt = async (index: number): Promise<number> =>
  Number(
    (await clients.reader.query("SELECT entry_id FROM audit.leaf WHERE idx = $1", [index])).rows[0]
      .entry_id,
  );

/** Recomputes leaves, roots and notes as somebody would who also has the key. */
async function resealed(pem: string, upTo = Number.MAX_SAFE_INTEGER) {
  const { rows } = await clients.admin.query(
    "SELECT l.idx, l.entry_id, e.body FROM audit.leaf l JOIN audit.entry e ON e.id = l.entry_id ORDER BY l.idx",
  );
  const sizes = new Set(
    (await clients.admin.query("SELECT size FROM audit.checkpoint")).rows.map(({ size }) =>
      Number(size),
    ),
  );
  const range = new Range();
  const origin = await originOf(clients.admin);
  const statements: string[] = [];
  for (const { idx, entry_id, body } of rows.slice(0, upTo)) {
    const leaf = leafHash(body);
    range.push(leaf);
    statements.push(`UPDATE audit.leaf SET leaf = '\\x${leaf.toString("hex")}' WHERE idx = ${idx}`);
    statements.push(
      `UPDATE audit.entry SET leaf = '\\x${leaf.toString("hex")}' WHERE id = ${entry_id}`,
    );
    if (!sizes.has(range.size)) continue;
    const note = signCheckpoint({ origin, size: range.size, root: range.root() }, pem);
    const root = range.root().toString("hex");
    statements.push(
      `UPDATE audit.checkpoint SET root = '\\x${root}', note = '${note}' WHERE size = ${range.size}`,
    );
  }
  return statements;
}

describe("an untouched trail", () => {
  it("verifies, with and without a kept checkpoint, redactions included", async () => {
    const verdict = await verifyTrail();
    expect(verdict).toMatchObject({ ok: true, size: 46, checkpoint: 46, problems: [] });
    expect(await verifyTrail(kept)).toEqual(verdict);
  });

  it("verifies while entries wait to be sealed", async () => {
    await change(
      clients.app,
      ["UPDATE sample SET title = 'y' WHERE id = 9"],
      event("sample.changed", 9),
    );
    expect(await verifyTrail(kept)).toMatchObject({ ok: true, size: 46 });
  });
});

describe("a changed entry is named", () => {
  it("when a byte of its body changed", async () => {
    const id = await entryAt(10);
    const verdict = await tampered(
      [
        `UPDATE audit.entry SET body = replace(body, '"score": 11', '"score": 12') WHERE id = ${id}`,
      ],
      kept,
    );
    expect(kinds(verdict)).toEqual([{ kind: "changed", index: 10, entryId: id }]);
    expect(verdict.ok).toBe(false);
  });

  it("when its body is no JSON any more", async () => {
    const id = await entryAt(10);
    expect(
      kinds(await tampered([`UPDATE audit.entry SET body = 'x' || body WHERE id = ${id}`])),
    ).toEqual([{ kind: "changed", index: 10, entryId: id }]);
  });

  it.each([
    "actor_id = 'other'",
    "action = 'sample.seen'",
    "entity = 'other'",
    "entity_id = '99'",
    "at_ms = at_ms - 1",
    "valid_ms = valid_ms + 1",
    "leaf = sha256('x')",
    "txid = '3'",
  ])("when a column of it changed: %s", async (assignment) => {
    const id = await entryAt(10);
    const verdict = await tampered([`UPDATE audit.entry SET ${assignment} WHERE id = ${id}`]);
    expect(kinds(verdict)).toContainEqual({ kind: "changed", index: 10, entryId: id });
  });

  it("by the first range that differs, when its leaf was made to fit", async () => {
    const id = await entryAt(10);
    const body = `(SELECT replace(body, '"score": 11', '"score": 12') FROM audit.entry WHERE id = ${id})`;
    const leaf = `sha256('\\x00'::bytea || convert_to(${body}, 'UTF8'))`;
    const verdict = await tampered([
      `UPDATE audit.leaf SET leaf = ${leaf} WHERE idx = 10`,
      `UPDATE audit.entry SET leaf = ${leaf}, body = ${body} WHERE id = ${id}`,
    ]);
    expect(kinds(verdict)).toEqual([{ kind: "changed", index: 7, entryId: null }]);
    expect(verdict.problems[0]?.message).toContain("Leaves 7 to 13");
  });

  it("by the kept checkpoint alone, when everything was signed anew with the right key", async () => {
    const id = await entryAt(10);
    await tamper(clients.admin, [
      `UPDATE audit.entry SET body = replace(body, '"score": 11', '"score": 12') WHERE id = ${id}`,
    ]);
    await tamper(clients.admin, await resealed(signingKey()));
    expect(await verifyTrail()).toMatchObject({ ok: true });
    expect(kinds(await verifyTrail(kept))).toEqual([{ kind: "changed", index: 42, entryId: null }]);
  });

  it("by its signatures, when everything was signed anew with another key", async () => {
    await tamper(clients.admin, await resealed(newSigningKey()));
    expect(new Set(kinds(await verifyTrail()).map(({ kind }) => kind))).toEqual(
      new Set(["signature"]),
    );
  });
});

describe("missing entries are named", () => {
  it("when an entry was deleted", async () => {
    const id = await entryAt(10);
    expect(kinds(await tampered([`DELETE FROM audit.entry WHERE id = ${id}`]))).toContainEqual({
      kind: "missing",
      index: 10,
      entryId: id,
    });
  });

  it("when its leaf went with it", async () => {
    const id = await entryAt(10);
    const verdict = await tampered([
      `DELETE FROM audit.leaf WHERE idx = 10`,
      `DELETE FROM audit.entry WHERE id = ${id}`,
    ]);
    expect(kinds(verdict)).toContainEqual({ kind: "missing", index: 10, entryId: null });
  });

  it("when only its leaf is gone", async () => {
    const id = await entryAt(45);
    expect(
      kinds(
        await tampered([
          "DELETE FROM audit.leaf WHERE idx = 45",
          "DELETE FROM audit.checkpoint WHERE size = 46",
        ]),
      ),
    ).toContainEqual({ kind: "missing", index: null, entryId: id });
  });
});

describe("a trail that was cut off is named", () => {
  const cut = async () => {
    const from = await entryAt(35);
    return [
      `DELETE FROM audit.record_version v USING audit.entry e WHERE e.txid = v.txid AND e.id >= ${from}`,
      "DELETE FROM audit.redaction",
      `DELETE FROM audit.entry WHERE id >= ${from}`,
      "DELETE FROM audit.leaf WHERE idx >= 35",
      "DELETE FROM audit.checkpoint WHERE size > 35",
      // The redacted versions would tell.
      "DELETE FROM audit.record_version WHERE entity_id = '2'",
    ];
  };

  it("by a kept checkpoint", async () => {
    const verdict = await tampered(await cut(), kept);
    expect(kinds(verdict)).toContainEqual({ kind: "truncated", index: 35, entryId: null });
    expect(verdict.problems[0]?.message).toContain("the last 11 entries");
  });

  it("by its own later checkpoint, when that was forgotten", async () => {
    const statements = (await cut()).filter((sql) => !sql.includes("audit.checkpoint"));
    expect(kinds(await tampered(statements))).toContainEqual({
      kind: "truncated",
      index: 35,
      entryId: null,
    });
  });
});

describe("another order is named", () => {
  const swap = (table: string, key: string, columns: readonly string[], a: number, b: number) =>
    `UPDATE audit.${table} t SET ${columns.map((column) => `${column} = o.${column}`).join(", ")} FROM audit.${table} o
     WHERE (t.${key}, o.${key}) IN ((${a}, ${b}), (${b}, ${a}))`;

  it("when two leaves of a batch changed places", async () => {
    const id = await entryAt(12);
    const verdict = await tampered(
      [
        "ALTER TABLE audit.leaf DROP CONSTRAINT leaf_entry_id_key",
        swap("leaf", "idx", ["entry_id", "leaf"], 9, 12),
        "ALTER TABLE audit.leaf ADD CONSTRAINT leaf_entry_id_key UNIQUE (entry_id)",
      ],
      kept,
    );
    expect(kinds(verdict)).toEqual([{ kind: "reordered", index: 9, entryId: id }]);
  });

  it("when two leaves of different batches changed places", async () => {
    const id = await entryAt(40);
    const verdict = await tampered(
      [
        "ALTER TABLE audit.leaf DROP CONSTRAINT leaf_entry_id_key",
        swap("leaf", "idx", ["entry_id", "leaf"], 9, 40),
        "ALTER TABLE audit.leaf ADD CONSTRAINT leaf_entry_id_key UNIQUE (entry_id)",
      ],
      kept,
    );
    expect(kinds(verdict)).toEqual([{ kind: "reordered", index: 9, entryId: id }]);
  });

  it("when two entries changed bodies", async () => {
    const [a, b] = [await entryAt(9), await entryAt(40)];
    const verdict = await tampered([swap("entry", "id", ["body"], a, b)], kept);
    expect(kinds(verdict)).toEqual([
      { kind: "reordered", index: 9, entryId: a },
      { kind: "reordered", index: 40, entryId: b },
    ]);
  });
});
