import { beforeAll, describe, expect, it } from "vitest";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import { assessment, asset, rated, requested } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { withdrawAcceptance } from "../acceptances/renewals/commands";
import { assessRisk } from "../assessments/commands";
import { getRisk } from "./queries";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-long")).reference;
}, 120_000);

const made = () => rated({ owner: people.grace, assets: [endpoint], likelihood: 2, impact: 2 });
const seen = (id: string) => people.priya.reads(getRisk, { id });

describe("a risk with a long life", () => {
  it("shows the newest of its acceptances, what is open among them, and how many there are beyond", async () => {
    const { priya, grace } = people;
    const risk = await made();
    const reason = "Asked for too early.";
    for (let times = 0; times < 21; times++) {
      const { id, version } = await requested(priya, risk);
      await grace.does(withdrawAcceptance, { id, version, reason });
    }
    const open = await requested(priya, risk);
    const { acceptances, more } = await seen(risk.id);
    expect(acceptances).toHaveLength(20);
    expect(acceptances[0]).toMatchObject({ id: open.id, can: { withdraw: true } });
    expect(more).toEqual({ assessments: 0, acceptances: 2 });
  }, 60_000);

  it("shows its newest assessments, and how many there are beyond", async () => {
    const { grace } = people;
    const { id, ...first } = await made();
    let { version } = first;
    for (let times = 0; times < 61; times++) {
      const rating = assessment(2, 1 + (times % 3));
      ({ version } = await grace.does(assessRisk, { ...rating, id, version }));
    }
    const risk = await seen(id);
    expect(risk.assessments).toHaveLength(60);
    expect(risk.assessments[0]?.inherent).toMatchObject({ impact: 1 });
    expect(risk.more).toEqual({ assessments: 2, acceptances: 0 });
  }, 60_000);
});
