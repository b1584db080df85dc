import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { evidenceStore } from "@/lib/adapters/upload";
import { submitEvidence } from "@/lib/domain/controls/evidence/commands";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { env } from "@/lib/platform/env";
import { type World, world } from "@/lib/testing/world";
import { comparer } from "./compare";
import type { Acknowledged } from "./writer";

let people: World;
beforeAll(async () => {
  people = await world();
});

const today = dayOf(new Date());
const nothing = (): Acknowledged => ({
  files: new Map(),
  versions: new Map(),
  surprises: [],
  count: 0,
});

async function keep(title: string) {
  async function* bytes() {
    yield Buffer.from(`day,result\n${title}\n`);
  }
  const { sha256, size } = await evidenceStore.put(bytes());
  const { reference } = await people.jonas.does(submitEvidence, {
    title,
    kind: "export",
    source: "Crash harness",
    collectedAt: today,
    periodFrom: plusDays(today, -1),
    periodTo: today,
    file: { name: "a.csv", kind: "csv", sha256, size },
  });
  return { reference, sha256, title, path: join(env.data, "evidence", sha256.slice(0, 2), sha256) };
}

describe("what is compared after a crash", () => {
  it("agrees when nothing is wrong, and names each thing that is", async () => {
    const told = nothing();
    for (const title of ["one", "two", "three"]) {
      const { reference, sha256 } = await keep(title);
      told.files.set(reference, { sha256, title });
    }
    const none = { lost: [], doubled: [], withoutFile: [], damaged: [], trail: [] };
    expect(await comparer()(told)).toMatchObject({ ...none, orphaned: 0, rows: 3 });

    const gone = await keep("gone");
    await rm(gone.path);
    const changed = await keep("changed");
    await writeFile(changed.path, "something else");
    const twice = await keep("one");
    await evidenceStore.put(
      (async function* () {
        yield Buffer.from("of an upload that was cut");
      })(),
    );
    told.files.set("EV-999", { sha256: gone.sha256, title: "never" });
    told.files.set(gone.reference, { sha256: twice.sha256, title: "gone" });
    told.versions.set("01a20af4-e537-77b8-8156-0e4600aed027", 3);
    expect(await comparer()(told)).toMatchObject({
      lost: [
        "EV-999",
        gone.reference,
        "version 3 of attestation 01a20af4-e537-77b8-8156-0e4600aed027",
      ],
      doubled: [twice.reference],
      withoutFile: [gone.reference],
      damaged: [changed.reference],
      orphaned: 1,
      trail: [],
    });
  });
});
