import { beforeAll, describe, expect, it } from "vitest";
import {
  addContextItem,
  changeContextItem,
  closeContextItem,
  confirmContextItem,
  reviewContextItem,
} from "@/lib/domain/context/commands";
import { getContextItem } from "@/lib/domain/context/queries";
import { deactivatePerson } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { invited } from "@/lib/testing/invited";
import { inDays } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";

let people: World;
beforeAll(async () => {
  people = await world();
});

const REF = "LAW-1";
const version = async () => (await people.priya.reads(getContextItem, { id: "CTX-01" })).version;
const who = (kind: "confirm_context" | "review_context" | "follow_context_change") =>
  invited(people, kind, "CTX-01");

describe("an entry of the context", () => {
  it("waits as a draft for the compliance officer, and not before its time for a look", async () => {
    const { priya, oskar } = people;
    await priya.does(addContextItem, {
      ...{ kind: "law", title: "EU AI Act", sourceText: REF, response: "By the release process." },
      owner: oskar.reference,
    });
    expect(await who("confirm_context")).toEqual(["priya"]);
    await priya.does(confirmContextItem, { id: "CTX-01", version: 1, nextReview: inDays(40) });
    expect(await who("confirm_context")).toEqual([]);
    expect(await who("review_context")).toEqual([]);
    const comment = "Looked at, still the same.";
    const review = { id: "CTX-01", version: await version(), comment, nextReview: inDays(9) };
    await priya.does(reviewContextItem, review);
    expect(await who("review_context")).toEqual(["oskar"]);
  });

  it("asks for one look only when it changed before it fell due", async () => {
    const { priya } = people;
    const change = "Article 15 applies a year later.";
    await priya.does(changeContextItem, { id: "CTX-01", version: await version(), change });
    expect(await who("follow_context_change")).toEqual(["oskar"]);
    expect(await who("review_context")).toEqual([]);
  });

  it("waits for the compliance officer once its owner has left", async () => {
    const { jonas, oskar, priya } = people;
    const leaver = await jonas.reads(getPerson, { id: oskar.reference });
    await jonas.does(deactivatePerson, { id: leaver.id, version: leaver.version });
    expect(await who("follow_context_change")).toContain("priya");
    const reason = "We provide no such system any more.";
    await priya.does(closeContextItem, { id: "CTX-01", version: await version(), reason });
    expect(await who("follow_context_change")).toEqual([]);
  });
});
