import { expect, it } from "vitest";
import { ENTITIES } from "@/components/trail/record-path";
import { operations } from "@/lib/domain/registry";

/** What the machine itself writes down, whatever the nouns are. */
const OF_THE_KERNEL = ["access", "view"];

it("offers every kind of record of the trail as a filter", () => {
  const told = operations.flatMap((one) =>
    one.kind === "command"
      ? one.events.map(({ name }: { name: string }) => name.split(".")[0])
      : [],
  );
  expect(new Set<string>(ENTITIES)).toEqual(new Set([...told, ...OF_THE_KERNEL]));
});
