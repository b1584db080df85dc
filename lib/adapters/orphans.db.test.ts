import { utimes } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import type { SystemDoor } from "@/lib/kernel/job";
import { env } from "@/lib/platform/env";
import { system, type World, world } from "@/lib/testing/world";
import { receiveEvidence } from "./evidence";
import { systemDoor } from "./job";
import { removeOrphans } from "./orphans";
import { evidenceStore } from "./upload";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});

const today = dayOf(new Date());

/** Uploads a file as Jonas does; a control that does not exist is refused after the file was kept. */
async function upload(content: string, control = "A.8.4") {
  const data = {
    title: "Access export",
    kind: "export",
    source: "Registry, access export",
    collectedAt: today,
    periodFrom: plusDays(today, -30),
    periodTo: today,
    controls: [control],
  };
  const body = new FormData();
  body.append("file", new File([content], "export.csv"));
  body.append("data", JSON.stringify(data));
  const door = {
    prefix: "/api/v1",
    channel: "api" as const,
    authenticate: async () => people.jonas.actor,
  };
  const address = "http://annex.example/api/v1/evidence";
  return (await receiveEvidence(door)(new Request(address, { method: "POST", body }))).status;
}

async function* bytesOf(content: string) {
  yield Buffer.from(content);
}
const put = async (content: string) => (await evidenceStore.put(bytesOf(content))).sha256;
const stored = async () =>
  (await Array.fromAsync(evidenceStore.list())).map((one) => one.sha256).toSorted();

/** As if the file had been stored so many hours ago. */
async function age(sha256: string, hours: number) {
  const then = new Date(Date.now() - hours * 3_600_000);
  const path = join(resolve(env.data, "evidence"), sha256.slice(0, 2), sha256);
  await utimes(path, then, then);
}

describe("files that no evidence stands on", () => {
  it("go after a day; what is used or young stays", async () => {
    expect(await upload("day,result\nused\n")).toBe(201);
    const [used = ""] = await stored();
    await age(used, 1000);
    expect(await upload("day,result\nrefused\n", "A.99")).toBe(422);
    const refused = (await stored()).find((one) => one !== used) ?? "";
    expect(refused).not.toBe("");
    await age(refused, 23.9);
    expect(await removeOrphans(systemDoor)).toBe(0);
    await age(refused, 24.1);
    const young = await put("young");
    expect(await removeOrphans(systemDoor)).toBe(1);
    expect(await stored()).toEqual([used, young].toSorted());
    expect(await removeOrphans(systemDoor)).toBe(0);
  });

  it("stay when the same bytes are uploaded while they are looked at", async () => {
    const content = "day,result\nagain\n";
    for (const late of [1, 2, 3]) {
      const sha256 = await put(`${content}${late}`);
      await age(sha256, 48);
      let looks = 0;
      const door: Pick<SystemDoor, "read"> = {
        async read(query, input) {
          const answer = await systemDoor.read(query, input);
          // After the answer: the sweep believes what was true a moment ago.
          looks += 1;
          if (looks === late) expect(await upload(`${content}${late}`)).toBe(201);
          return answer;
        },
      };
      expect(await removeOrphans(door)).toBe(late === 3 ? 1 : 0);
      expect(looks).toBe(late);
      expect(await evidenceStore.head(sha256)).toMatchObject({ size: content.length + 1 });
      expect(await removeOrphans(systemDoor)).toBe(0);
      await age(sha256, 48);
      expect(await removeOrphans(systemDoor)).toBe(0);
    }
  });

  it("go by the hundred, and only so many a day", async () => {
    const before = (await stored()).length;
    const hashes = await Promise.all(Array.from({ length: 210 }, (_, n) => put(`orphan ${n}`)));
    for (const sha256 of hashes) await age(sha256, 30);
    expect(await removeOrphans(systemDoor, 205)).toBe(205);
    expect(await removeOrphans(systemDoor)).toBe(5);
    expect(await stored()).toHaveLength(before);
  });
});
