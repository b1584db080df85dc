import { expect, it } from "vitest";
import { ENTITIES } from "@/components/trail/record-path";
import { operations } from "@/lib/domain/registry";

/** What the machine itself writes down, whatever the nouns are. */
const OF_THE_KERNEL = ["access", "view"];

const told = operations.flatMap((one) =>
  one.kind === "command" ? one.events.map(({ name }: { name: string }) => name.split(".")[0]) : [],
);
/** Kinds of records that the filter lacks, or offers for nothing. */
const differing = (offered: readonly string[]) => {
  const kinds = new Set([...told, ...OF_THE_KERNEL]);
  return [...new Set(offered).symmetricDifference(kinds)];
};

it("offers every kind of record of the trail as a filter", () => {
  expect(differing(ENTITIES)).toEqual([]);
});

it("a planted kind too many or too few is found", () => {
  const [first = "", ...others] = ENTITIES;
  expect(differing([...others, "unicorn"]).sort()).toEqual([first, "unicorn"].sort());
});
