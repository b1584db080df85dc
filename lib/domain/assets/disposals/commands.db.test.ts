import { beforeAll, expect, it } from "vitest";
import { clients } from "@/lib/platform/db";
import { invited } from "@/lib/testing/invited";
import { evidenceOf } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { adoptAnnexA } from "../../controls/commands";
import { addEnvironment } from "../../scope/environments/commands";
import { acceptAsset, addAsset, retireAsset } from "../commands";
import { getAsset } from "../queries";
import { deleteCopies, disposeAsset } from "./commands";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  await people.priya.does(addEnvironment, { name: "Production", tier: "production" });
});

it("nobody who reported a deletion confirms it, whoever repeated the report", async () => {
  const { anton, jonas, oskar, priya } = people;
  const added = await anton.does(addAsset, {
    ...{ name: "Old pairs", kind: "dataset", owner: anton.reference, classification: "internal" },
    ...{ environment: "production", inScope: true },
  });
  const { id, version } = await priya.does(acceptAsset, { id: added.id, version: added.version });
  const reason = "The contract has ended.";
  const retired = await anton.does(retireAsset, { id, version, reason });
  const { reference: evidence } = await evidenceOf(anton, "A.8.13");
  const first = [
    { where: "Object store", evidence },
    { where: "Backup", evidence },
  ];
  const deleted = await anton.does(deleteCopies, { id, version: retired.version, copies: first });
  const again = await jonas.does(deleteCopies, {
    ...{ id, version: deleted.version },
    copies: [{ where: " object  STORE", evidence }],
  });
  expect((await priya.reads(getAsset, { id })).deletions.map(({ where }) => where)).toEqual([
    ...["Backup", "object  STORE"],
  ]);
  const confirm = { id, version: again.version };
  for (const who of [anton, jonas]) {
    await expect(who.does(disposeAsset, confirm)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await invited(people, "dispose_asset", added.reference)).toEqual(["oskar"]);
  const forced = { disposedById: anton.id };
  await expect(clients.app().asset.update({ where: { id }, data: forced })).rejects.toThrow(
    /no_deleter_confirms/,
  );
  expect((await oskar.does(disposeAsset, confirm)).state).toBe("disposed");
});
