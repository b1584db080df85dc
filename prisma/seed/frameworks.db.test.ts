import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { getDifference } from "@/lib/domain/controls/frameworks/editions/queries";
import { listFrameworks } from "@/lib/domain/controls/frameworks/queries";
import { listRequirements } from "@/lib/domain/controls/frameworks/requirements/queries";
import { clock } from "@/lib/platform/clock";
import { exampleCompany } from "@/lib/testing/example";
import { person } from "@/lib/testing/world";

async function priya() {
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("Nobody is u-priya");
  return person(actor, "u-priya");
}

beforeAll(exampleCompany, 300_000);
afterAll(() => clock.set(null));

describe("the frameworks of the example company", () => {
  it("are two standards and a customer's schedule, whose next edition waits", async () => {
    const { rows } = await (await priya()).reads(listFrameworks);
    expect(rows.map(({ reference, state }) => [reference, state])).toEqual([
      ["iso27001-2022", "in_force"],
      ["iso42001-2023", "in_force"],
      ["meridian-2026", "draft"],
      ["meridian-2025", "in_force"],
    ]);
    const { counts, open } = await (await priya()).reads(getDifference, { id: "meridian-2026" });
    expect(counts).toEqual({
      ...{ added: 1, removed: 1, moved: 1, renamed: 2, reworded: 0, unchanged: 4 },
    });
    expect(open).toBe(5);
  });

  it("stand as their controls do, with evidence that serves several of them", async () => {
    const { rows } = await (await priya()).reads(listRequirements, { control: "A.8.24" });
    expect(rows.map(({ framework }) => framework.reference)).toContain("meridian-2025");
    const [one] = rows;
    for (const { standing, why, controls } of rows) {
      expect(why).not.toBe("");
      expect(standing).not.toBe("unanswered");
      const state = (list: typeof controls) =>
        list.find(({ reference }) => reference === "A.8.24")?.evidence;
      expect(state(controls)).toEqual(state(one?.controls ?? []));
    }
  });
});
