import { expect, it } from "vitest";
import { MOST_TOLD, openBreaches } from "./open-breaches";

const pages = (all: readonly boolean[][]) => {
  const asked: (string | undefined)[] = [];
  const pageAfter = async (after: string | undefined) => {
    asked.push(after);
    const at = Number(after ?? 0);
    const rows = (all[at] ?? []).map((isAllowed) => ({ isAllowed }));
    return { rows, next: at + 1 < all.length ? String(at + 1) : null };
  };
  return { asked, pageAfter };
};

it("finds what stands on a later page", async () => {
  const { asked, pageAfter } = pages([[true, true], [], [false, true]]);
  expect(await openBreaches(pageAfter)).toEqual({ told: [{ isAllowed: false }], more: false });
  expect(asked).toEqual([undefined, "1", "2"]);
});

it("stops once there are more than are told", async () => {
  const { asked, pageAfter } = pages([Array(MOST_TOLD + 1).fill(false), [false]]);
  const { told, more } = await openBreaches(pageAfter);
  expect([told.length, more, asked.length]).toEqual([MOST_TOLD, true, 1]);
  expect(await openBreaches(pages([[]]).pageAfter)).toEqual({ told: [], more: false });
});
