import { beforeAll, describe, expect, it } from "vitest";
import { evidenceOf } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { adoptAnnexA } from "../../controls/commands";
import { addEnvironment } from "../../scope/environments/commands";
import { acceptAsset, addAsset, retireAsset } from "../commands";
import { deleteCopies, disposeAsset } from "../disposals/commands";
import { getAsset } from "../queries";
import { deleteCopy, recordCopy } from "./commands";
import { listCopies } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  await people.priya.does(addEnvironment, { name: "Production", tier: "production" });
});

const versionOf = async (id: string) => (await people.priya.reads(getAsset, { id })).version;
async function active(name: string) {
  const { anton, priya } = people;
  const entry = {
    classification: "confidential",
    environment: "production",
    inScope: true,
    owner: anton.reference,
  } as const;
  const { id, version } = await anton.does(addAsset, { name, kind: "model", ...entry });
  await priya.does(acceptAsset, { id, version });
  return id;
}
async function copied(id: string, place: string) {
  const version = await versionOf(id);
  return people.anton.does(recordCopy, { id, version, place, readers: "Operators" });
}
const retired = async (id: string) =>
  people.anton.does(retireAsset, { id, version: await versionOf(id), reason: "No longer served." });

describe("a copy of weights", () => {
  it("is known by its place until its deletion is shown", async () => {
    const { anton, jonas } = people;
    const id = await active("Digest-3B");
    const { copyId } = await copied(id, "Object store");
    await expect(copied(id, "object  Store")).rejects.toMatchObject({
      fields: { place: [expect.any(String)] },
    });
    const gone = { id, copyId, version: await versionOf(id) };
    const unknown = { ...gone, proof: "EV-99999" };
    await expect(anton.does(deleteCopy, unknown)).rejects.toMatchObject({
      fields: { proof: [expect.stringContaining("EV-99999")] },
    });
    const proof = "Log of the store, read by two.";
    await expect(jonas.does(deleteCopy, { ...gone, proof })).rejects.toMatchObject({
      code: "forbidden",
    });
    const moved = await anton.does(deleteCopy, { ...gone, proof });
    expect((await anton.reads(listCopies, { id })).rows).toMatchObject([
      { place: "Object store", proof, deletedBy: { name: anton.name } },
    ]);
    const again = { ...gone, version: moved.version, proof };
    await expect(anton.does(deleteCopy, again)).rejects.toMatchObject({ code: "wrong_state" });
    await copied(id, "Object store");
  });

  it("keeps the whole from being disposed of until it is shown to be gone", async () => {
    const { anton, jonas, oskar } = people;
    const id = await active("Old-1B");
    const { copyId } = await copied(id, "Registry");
    await copied(id, "Edge node");
    await retired(id);
    const proof = await evidenceOf(anton, "A.8.10");
    const deletion = async (...places: string[]) =>
      anton.does(deleteCopies, {
        id,
        version: await versionOf(id),
        copies: places.map((where) => ({ where, evidence: proof.reference })),
      });
    await expect(deletion("registry")).rejects.toMatchObject({
      fields: { copies: [expect.stringContaining("Edge node")] },
    });
    await oskar.does(deleteCopy, {
      id,
      copyId,
      version: await versionOf(id),
      proof: proof.reference,
    });
    await deletion("edge node");
    const dispose = async () => ({ id, version: await versionOf(id) });
    for (const deleter of [anton, oskar]) {
      await expect(deleter.does(disposeAsset, await dispose())).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect((await jonas.does(disposeAsset, await dispose())).state).toBe("disposed");
    const { rows } = await jonas.reads(listCopies, { id });
    expect(rows.map(({ place, deletedBy }) => [place, deletedBy?.name])).toEqual(
      expect.arrayContaining([
        ["Registry", oskar.name],
        ["Edge node", anton.name],
      ]),
    );
  });
});
