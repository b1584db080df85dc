import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock";
import { asset, inDays, rated, requested } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import { acceptRisk } from "../acceptances/commands";
import { renewAcceptance } from "../acceptances/renewals/commands";
import { getRisk } from "../details/queries";
import { judgeWording, rewordRisk } from "./commands";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  endpoint = (await asset(people, "ep-words")).reference;
}, 120_000);

afterEach(() => clock.set(null));

const words = {
  cause: "Because network rules are set partly by hand,",
  event: "a runtime port may become reachable from the internet,",
  consequence: "so that prompts and answers of customers are read.",
};
const refused = (code: string) => expect.objectContaining({ code });
const seen = (id: string) => people.priya.reads(getRisk, { id });

async function accepted() {
  const { grace } = people;
  const made = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 2 });
  const { id, version } = await requested(grace, made);
  await grace.does(acceptRisk, {
    id,
    version,
    reason: "Controls work and the rest fits.",
    validUntil: inDays(100),
  });
  return seen(made.id);
}

describe("another wording", () => {
  it("waits for a second person, and keeps the acceptance when it means the same", async () => {
    const { grace, priya, daan } = people;
    const risk = await accepted();
    const reword = { id: risk.id, version: risk.version, ...words };
    await expect(daan.does(rewordRisk, reword)).rejects.toEqual(refused("forbidden"));
    const { version } = await grace.does(rewordRisk, reword);
    const judge = { id: risk.id, version, sameMeaning: true };
    await expect(grace.does(judgeWording, judge)).rejects.toEqual(refused("forbidden"));
    expect(await seen(risk.id)).toMatchObject({
      cause: risk.cause,
      pending: { cause: words.cause, by: "Grace Adeyemi" },
      can: { judgeWording: true },
    });
    expect(await priya.does(judgeWording, judge)).toMatchObject({ state: "accepted" });
    expect(await seen(risk.id)).toMatchObject({ ...words, pending: null });
  });

  it("is what an open renewal shows", async () => {
    const { grace, priya } = people;
    const risk = await accepted();
    clock.set(new Date(`${inDays(90)}T09:00:00Z`));
    const [inForce] = risk.acceptances;
    const { id, version } = await grace.does(renewAcceptance, {
      id: inForce?.id ?? "",
      version: inForce?.version ?? 0,
    });
    const reworded = await priya.does(rewordRisk, { id: risk.id, version: risk.version, ...words });
    const same = { id: risk.id, version: reworded.version, sameMeaning: true };
    await grace.does(judgeWording, same);
    const accept = { id, version, reason: "It still fits.", validUntil: inDays(60) };
    await expect(grace.does(acceptRisk, accept)).rejects.toEqual(refused("conflict"));
    const now = (await seen(risk.id)).acceptances.find((one) => one.id === id)?.version ?? 0;
    expect(await grace.does(acceptRisk, { ...accept, version: now })).toMatchObject({
      state: "accepted",
    });
  });

  it("is dropped when it means something else, and needs an acceptance to spare", async () => {
    const { grace, priya } = people;
    const risk = await accepted();
    const { version } = await priya.does(rewordRisk, {
      id: risk.id,
      version: risk.version,
      ...words,
    });
    const judged = await grace.does(judgeWording, { id: risk.id, version, sameMeaning: false });
    expect(await seen(risk.id)).toMatchObject({ cause: risk.cause, pending: null });
    await expect(
      grace.does(judgeWording, { id: risk.id, version: judged.version, sameMeaning: true }),
    ).rejects.toEqual(refused("wrong_state"));
    const open = await rated({ owner: grace, assets: [endpoint], likelihood: 2, impact: 2 });
    await expect(
      grace.does(rewordRisk, { id: open.id, version: open.version, ...words }),
    ).rejects.toEqual(refused("wrong_state"));
  });
});
