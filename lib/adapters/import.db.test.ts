import { beforeAll, describe, expect, it } from "vitest";
import { newRequestId } from "@/lib/kernel/execute";
import { realInputs } from "@/lib/testing/real-inputs";
import { type World, world } from "@/lib/testing/world";
import { importDoor, readCard } from "./import";

let people: World;
beforeAll(async () => {
  people = await world();
});
const door = () =>
  importDoor(people.priya.actor, () => ({ channel: "cli", requestId: newRequestId() }));

const BARE = "# Quiet model\n\nThis model was trained on some news.\n";

describe("a card without front matter", () => {
  it("is imported with a warning, proposes three risks, and changes nothing the second time", async () => {
    const input = readCard(BARE, { fileName: "quiet.md" });
    const first = await door().carryOut(input);
    expect(first.warnings.join()).toContain("no front matter");
    expect(first.created).toBeGreaterThanOrEqual(1);
    expect(first.proposals.length).toBeGreaterThanOrEqual(3);
    expect(first.proposals.every((one) => one.reason.length > 10)).toBe(true);
    const again = await door().carryOut(readCard(BARE.replaceAll("\n", "\r\n")));
    expect(again).toMatchObject({ created: 0, updated: 0, proposals: [] });
  });
});

const cards = [...realInputs("model-cards"), ...realInputs("dataset-cards")];
const real = () => {
  it("are all imported, each with its reasons, and only once", async () => {
    for (const { name, text } of cards) {
      const input = readCard(text, { fileName: name });
      const preview = await door().preview(input);
      const done = await door().carryOut(input);
      expect(preview.proposals.length, name).toBeGreaterThanOrEqual(3);
      expect(done.proposals.map((one) => one.threat)).toEqual(
        preview.proposals.map((one) => one.threat),
      );
      const again = await door().carryOut(input);
      expect(again, name).toMatchObject({ created: 0, updated: 0, proposals: [] });
    }
  });
};
// Without real inputs nothing is registered; `realInputs` has said so.
if (cards.length > 0) describe("real cards", () => real());
