import { expect, it } from "vitest";
import { adoptAnnexA, decideControl } from "@/lib/domain/controls/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { world } from "@/lib/testing/world";
import { readBeginning } from "./queries";

it("tells which steps of a new installation are done", async () => {
  const { priya } = await world();
  const done = async () => {
    const { steps, over } = await priya.reads(readBeginning);
    expect(over).toBe(false);
    return steps.filter((one) => one.done).map(({ step }) => step);
  };
  expect(await done()).toEqual(["people"]);
  await priya.does(adoptAnnexA, {});
  expect(await done()).toEqual(["people"]);
  const { version } = await priya.reads(getControl, { id: "A.5.1" });
  await priya.does(decideControl, {
    id: "A.5.1",
    version,
    necessary: true,
    inclusion: [{ kind: "law", text: "The contract with our first customer asks for it" }],
  });
  expect(await done()).toEqual(["people", "controls"]);
});
