import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import type { RelationType } from "@/prisma/generated/enums";
import type { Link } from "../graph/rules";
import { circleIn } from "./rules";

const link = (fromId: string, type: RelationType, toId: string): Link => ({ fromId, type, toId });
const ids = fc.integer({ min: 0, max: 7 }).map((at) => `n${at}`);
const RUNS = { numRuns: 3000 };

describe("a circle of lineage", () => {
  const straight = [link("c", "derived_from", "b"), link("b", "derived_from", "a")];

  it("is named from the asset that would stand on itself", () => {
    expect(circleIn(straight, [link("a", "trained_on", "c")])).toEqual(["a", "c", "b", "a"]);
    expect(circleIn([], [link("a", "built_from", "a")])).toEqual(["a", "a"]);
    expect(circleIn(straight, [link("c", "derived_from", "a")])).toBeNull();
  });

  it("is found among thousands of fresh relations, without looking from each", () => {
    const long = Array.from({ length: 20_000 }, (_, at) =>
      link(`n${at + 1}`, "derived_from", `n${at}`),
    );
    expect(circleIn([], long)).toBeNull();
    expect(circleIn(long, [link("n0", "derived_from", "n20000")])).toHaveLength(20_002);
  });

  it("is found exactly where one is", () => {
    const links = fc.array(
      fc.tuple(ids, ids).map(([from, to]) => link(from, "derived_from", to)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(links, (fresh) => {
        const circle = circleIn([], fresh);
        const reach = (from: string, seen = new Set<string>()): Set<string> => {
          for (const { fromId, toId } of fresh) {
            if (fromId !== from || seen.has(toId)) continue;
            reach(toId, seen.add(toId));
          }
          return seen;
        };
        expect(circle !== null).toBe(fresh.some(({ fromId }) => reach(fromId).has(fromId)));
        for (const [at, id] of (circle ?? []).slice(1).entries()) {
          expect(fresh).toContainEqual(link(circle?.[at] ?? "", "derived_from", id));
        }
      }),
      RUNS,
    );
  });
});
