import { expect, it } from "vitest";
import { jobs, operations } from "@/lib/domain/registry";
import type { EventType } from "@/lib/kernel/event";
import { Woken } from "@/lib/kernel/outbox";

const events = new Map(
  operations
    .flatMap((one): readonly EventType[] => (one.kind === "command" ? one.events : []))
    .map((one) => [one.name, one]),
);

/** What the rules that propose risks read: a new event of these wakes them, or is named below. */
const READ = ["asset", "data_flow", "environment", "evaluation", "release", "supplier"];
/** Says nothing that a rule reads: who answers, what was looked at, what is still on its way. */
const UNREAD = [
  ...["asset.agreed", "asset.confirmed", "asset.disposed", "asset.fairness_proposed"],
  ...["asset.training_corrected", "asset.training_recorded", "data_flow.arranged"],
  ...["environment.added", "environment.retired", "evaluation.import_taken_back"],
  ...["release.edited", "release.evaluated", "release.proposed", "release.refused"],
  ...["release.returned", "supplier.action_finished", "supplier.approved", "supplier.assessed"],
  ...["supplier.confirmed", "supplier.papers_collected", "supplier.review_begun"],
];

it("wakes jobs that there are", () => {
  const woken = [...events.values()].flatMap(({ wakes }) => wakes?.job ?? []);
  expect(woken.length).toBeGreaterThan(20);
  expect([...new Set(woken)].filter((job) => !(job in jobs))).toEqual([]);
});

it("looks at risks anew after whatever the rules read has changed", () => {
  const silent = [...events.values()].filter(
    ({ entity, wakes }) => READ.includes(entity) && wakes?.job !== "risks.look",
  );
  expect(silent.map(({ name }) => name).sort()).toEqual(UNREAD.toSorted());
});

it("hands a job its records once, and many in parts", () => {
  const woken = new Woken();
  const waking = { job: "risks.look", also: ["toId", "none"] };
  const said = (entityId: string, data: object) => ({ action: "", entity: "", entityId, data });
  woken.note(undefined, said("x", {}));
  expect(woken.followUps()).toEqual([]);
  woken.note(waking, said("a", {}));
  woken.note(waking, said("a", { toId: null }));
  expect(woken.followUps()).toEqual([
    { job: "risks.look", payload: { ids: ["a"] }, key: "risks.look:a" },
  ]);
  for (let at = 0; at < 600; at++) woken.note(waking, said(`${at}`, { toId: "a" }));
  const parts = woken.followUps();
  expect(parts.map(({ key, payload }) => [key, [payload.ids].flat().length])).toEqual([
    [undefined, 500],
    [undefined, 101],
  ]);
});
