import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import {
  acceptRisk,
  rejectAcceptance,
  revokeAcceptance,
} from "@/lib/domain/risks/acceptances/commands";
import { assessRisk } from "@/lib/domain/risks/assessments/commands";
import { editRisk } from "@/lib/domain/risks/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { AppError } from "@/lib/kernel/errors";
import { soaking } from "@/lib/testing/property";
import { assessment, asset, inDays, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";

/** Races of each kind in a test run; four kinds make a thousand in the soak. */
const RACES = soaking ? 250 : 25;

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-summarise")).reference;
}, 120_000);

const reason = "The rest fits the appetite.";
const high = () => rated({ owner: people.grace, assets: [endpoint], likelihood: 4, impact: 3 });
const read = (id: string) => people.priya.reads(getRisk, { id });

/** Both at once: who won, and what the other was told. */
async function race(acts: readonly (() => Promise<unknown>)[]) {
  const outcomes = await Promise.allSettled(acts.map((act) => act()));
  const refusals = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  for (const refusal of refusals) {
    if (!(refusal instanceof AppError)) throw refusal;
  }
  return { won: outcomes.findIndex(({ status }) => status === "fulfilled"), refusals };
}

describe("two people at once", () => {
  it("decide on a request: one decides, the other learns that it is decided", async () => {
    const { saskia, daan, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const asked = await requested(priya, await read(id));
      const act = { id: asked.id, version: asked.version, reason };
      const accepting = { ...act, validUntil: inDays(30 + (round % 100)) };
      const { won, refusals } = await race([
        () => saskia.does(acceptRisk, accepting),
        round % 2 === 0
          ? () => daan.does(acceptRisk, accepting)
          : () => daan.does(rejectAcceptance, act),
      ]);
      expect(refusals).toHaveLength(1);
      expect(["conflict", "wrong_state"]).toContain(refusals[0].code);
      const [decided] = (await read(id)).acceptances;
      expect(decided).toMatchObject({
        id: asked.id,
        state: won === 0 || round % 2 === 0 ? "accepted" : "rejected",
        decidedBy: (won === 0 ? saskia : daan).name,
      });
      if (decided?.state === "accepted") {
        await priya.does(revokeAcceptance, { id: asked.id, version: decided.version, reason });
      }
    }
  }, 600_000);

  it("edit a risk: one edit is kept whole, the other sees what it is now", async () => {
    const { grace, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const { version } = await read(id);
      const edit = (who: string) => ({
        id,
        version,
        title: `${who} ${round}`,
        cause: `${who} ${round}`,
      });
      const { won, refusals } = await race([
        () => grace.does(editRisk, edit("Grace")),
        () => priya.does(editRisk, edit("Priya")),
      ]);
      const now = await read(id);
      const title = `${won === 0 ? "Grace" : "Priya"} ${round}`;
      expect(now).toMatchObject({ version: version + 1, title, cause: title });
      expect(refusals).toEqual([
        expect.objectContaining({ code: "conflict", current: expect.objectContaining({ title }) }),
      ]);
    }
  }, 600_000);

  it("assess a risk: one assessment is kept, never half of two", async () => {
    const { grace, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const before = await read(id);
      const rate = (likelihood: number) => ({
        ...assessment(likelihood, 2),
        id,
        version: before.version,
      });
      const { won, refusals } = await race([
        () => grace.does(assessRisk, rate(4)),
        () => priya.does(assessRisk, rate(5)),
      ]);
      expect(refusals).toMatchObject([{ code: "conflict" }]);
      const now = await read(id);
      expect(now.assessments).toHaveLength(before.assessments.length + 1);
      const likelihood = won === 0 ? 4 : 5;
      expect(now.inherent).toMatchObject({ likelihood, impact: 2 });
      expect(now.assessments[0]?.inherent).toMatchObject({ likelihood, impact: 2 });
    }
  }, 600_000);

  it("edit while another accepts: never is accepted what nobody was shown", async () => {
    const { saskia, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const before = await read(id);
      const asked = await requested(priya, before);
      const { version } = await read(id);
      const { refusals } = await race([
        () =>
          saskia.does(acceptRisk, {
            id: asked.id,
            version: asked.version,
            reason,
            validUntil: inDays(30),
          }),
        () => priya.does(editRisk, { id, version, cause: `Because of round ${round},` }),
      ]);
      expect(refusals.map(({ code }) => code)).toEqual(["conflict"]);
      const now = await read(id);
      const [decided] = now.acceptances;
      expect(decided?.state).toBe(now.cause === before.cause ? "accepted" : "requested");
      const act = { id: asked.id, version: decided?.version ?? 0, reason };
      if (decided?.state === "accepted") await priya.does(revokeAcceptance, act);
      else await saskia.does(rejectAcceptance, act);
    }
  }, 600_000);
});
