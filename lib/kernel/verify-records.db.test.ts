import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeAll } from "@/lib/testing/sample";
import { kinds, type SealedTrail, sealedTrail } from "@/lib/testing/sealed-trail";
import { signCheckpoint } from "./note";
import { signingKey } from "./trail-key";
import { verifyTrail } from "./verify";

/** Checkpoints and record versions that somebody changed in the database. */
let trail: SealedTrail;
let kept = "";
let tampered: SealedTrail["tampered"];
beforeAll(async () => {
  trail = await sealedTrail();
  ({ kept, tampered } = trail);
});
afterEach(() => trail.restore());
afterAll(() => closeAll(trail.clients));

describe("a checkpoint is named", () => {
  it.each([
    [
      "another note",
      "UPDATE audit.checkpoint SET note = replace(note, E'\\n14\\n', E'\\n15\\n') WHERE size = 14",
    ],
    ["another root", "UPDATE audit.checkpoint SET root = sha256('x') WHERE size = 14"],
  ])("that has %s", async (_what, sql) => {
    expect(kinds(await tampered([sql]))).toContainEqual({
      kind: "signature",
      index: 14,
      entryId: null,
    });
  });

  it("that is gone from the end", async () => {
    expect(kinds(await tampered(["DELETE FROM audit.checkpoint WHERE size = 46"]))).toEqual([
      { kind: "signature", index: 42, entryId: null },
    ]);
  });

  it("that was kept, when it is no checkpoint of this trail", async () => {
    for (const note of [
      "",
      "x",
      kept.replace("46", "47"),
      signCheckpoint({ origin: "annex/other", size: 46, root: Buffer.alloc(32) }, signingKey()),
    ]) {
      expect(kinds(await verifyTrail(note))).toMatchObject([{ kind: "signature" }]);
    }
  });
});

describe("a changed record is named", () => {
  const version = "entity = 'sample' AND entity_id = '9' AND version = 1";
  it.each([
    ["data", `UPDATE audit.record_version SET data = '{"id": 9}' WHERE ${version}`],
    [
      "data and its hash",
      `UPDATE audit.record_version SET data = '{"id": 9}', data_hash = sha256(uuid_send(salt) || convert_to('{"id": 9}', 'UTF8')) WHERE ${version}`,
    ],
    ["salt", `UPDATE audit.record_version SET salt = gen_random_uuid() WHERE ${version}`],
    ["salt taken away", `UPDATE audit.record_version SET salt = NULL WHERE ${version}`],
    [
      "time",
      `UPDATE audit.record_version SET valid_from = valid_from - interval '1 day' WHERE ${version}`,
    ],
    ["deleted", `DELETE FROM audit.record_version WHERE ${version}`],
    [
      "added",
      `INSERT INTO audit.record_version SELECT txid, n + 1, entity, entity_id, 2, op, subject, subject_id, valid_from, salt, data, data_hash, 0 FROM audit.record_version WHERE ${version}`,
    ],
    ["kind of change", `UPDATE audit.record_version SET op = 'D' WHERE ${version}`],
    [
      "redacted data",
      `UPDATE audit.record_version SET data = '{"id": 2, "title": "y"}' WHERE entity_id = '2' AND version = 1`,
    ],
    [
      "forged redaction",
      "INSERT INTO audit.redaction (txid, vtxid, vn, entity, entity_id, fields, after_hash) SELECT txid, txid, n, entity, entity_id, '{title}', sha256('x') FROM audit.record_version WHERE entity_id = '9'",
    ],
    ["redaction deleted", "DELETE FROM audit.redaction"],
  ])("%s", async (_what, sql) => {
    const verdict = await tampered([sql]);
    expect(verdict.ok).toBe(false);
    expect(new Set(verdict.problems.map(({ kind }) => kind))).toEqual(new Set(["changed"]));
  });
});
