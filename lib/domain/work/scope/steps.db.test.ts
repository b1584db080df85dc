import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { addContextItem, confirmContextItem } from "@/lib/domain/context/commands";
import {
  approveScope,
  confirmScopeReview,
  reviewScope,
} from "@/lib/domain/scope/approvals/commands";
import { draftScope, editScope, submitScope } from "@/lib/domain/scope/commands";
import { getScope } from "@/lib/domain/scope/queries";
import { clock } from "@/lib/platform/clock";
import { invited } from "@/lib/testing/invited";
import { person, type World, world } from "@/lib/testing/world";
import { listTasks } from "../queries";
import type { TaskKind } from "../schema";

let people: World;
beforeAll(async () => {
  people = await world();
});
afterEach(() => clock.set(null));

const who = (kind: TaskKind) => invited(people, kind, "1.0");
const version = async () => (await people.priya.reads(getScope, { id: "1.0" })).version;
const text = {
  statement: "The system covers the summary service.",
  units: "All staff in Utrecht.",
  services: "Summaries.",
  requirements: "Contracts with customers.",
  sites: ["Utrecht"],
  included: ["Summary API"],
  interfaces: [{ with: "NordGPU", what: "Nodes", responsibility: "Hardware", control: "A.5.23" }],
  kindReasons: {
    model: "None yet.",
    dataset: "None yet.",
    endpoint: "None yet.",
    index: "None yet.",
    supporting: "None yet.",
  },
};

describe("the scope", () => {
  it("waits for its writers, then for top management that did not write in it", async () => {
    const { priya, daan, saskia } = people;
    await priya.does(draftScope, {});
    expect(await who("finish_scope")).toEqual(["priya"]);
    // Daan helps out as a compliance officer for a day.
    const writer = person({ ...daan.actor, roles: [...daan.actor.roles, "compliance"] }, "daan");
    await writer.does(editScope, { id: "1.0", version: 1, ...text });
    await priya.does(submitScope, { id: "1.0", version: await version() });
    expect(await who("finish_scope")).toEqual([]);
    expect(await who("approve_scope")).toEqual(["saskia"]);
    const approve = { id: "1.0", version: await version() };
    await expect(daan.does(approveScope, approve)).rejects.toMatchObject({ code: "forbidden" });
    await saskia.does(approveScope, approve);
    expect(await who("approve_scope")).toEqual([]);
  });

  it("waits for the next look a month ahead, then for a second person's word", async () => {
    const { priya, daan } = people;
    expect(await who("review_scope")).toEqual([]);
    clock.set(new Date(Date.now() + 350 * 86_400_000));
    expect(await who("review_scope")).toEqual(["priya"]);
    const { reviewId } = await priya.does(reviewScope, {
      ...{ id: "1.0", version: await version(), trigger: "interval" },
      ...{ result: "still_valid", reason: "Nothing has changed since." },
    });
    expect(await who("review_scope")).toEqual([]);
    expect(await who("confirm_scope")).toEqual(["daan", "saskia"]);
    await daan.does(confirmScopeReview, { id: "1.0", reviewId, version: await version() });
    expect(await who("confirm_scope")).toEqual([]);
    expect(await who("review_scope")).toEqual([]);
  });
});

describe("what happens after the scope was found valid", () => {
  it("asks the compliance officer to hold the scope against it", async () => {
    const { priya, daan } = people;
    // The confirmed review above took place a year from now.
    clock.set(new Date(Date.now() + 360 * 86_400_000));
    expect(await who("review_changed_scope")).toEqual([]);
    const law = await priya.does(addContextItem, {
      ...{ kind: "law", title: "Data Act", sourceText: "The act itself", response: "By contract." },
      owner: priya.reference,
    });
    await priya.does(confirmContextItem, { id: law.id, version: law.version });
    expect(await who("review_changed_scope")).toEqual(["priya"]);
    const { rows } = await priya.reads(listTasks, { kind: ["review_changed_scope"] });
    expect(rows).toMatchObject([{ title: "Data Act", path: "/scope" }]);
    const { reviewId } = await priya.does(reviewScope, {
      ...{ id: "1.0", version: await version(), trigger: "requirement", occasion: "Data Act" },
      ...{ result: "still_valid", reason: "It binds the services that are inside." },
    });
    expect(await who("review_changed_scope")).toEqual([]);
    await daan.does(confirmScopeReview, { id: "1.0", reviewId, version: await version() });
    expect(await who("review_changed_scope")).toEqual([]);
  });
});
