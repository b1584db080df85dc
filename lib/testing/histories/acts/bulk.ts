import { changeRisks, undoRisks } from "@/lib/domain/risks/bulk/commands";
import type { Change } from "@/lib/domain/risks/bulk/schema";
import { fc } from "@/lib/testing/property";
import { kind, type Stage, self, there } from "../stage";

/** What is changed, where an owner is said by first name. */
const change = fc.constantFrom<Change | { readonly by: "grace" | "daan" }>(
  { by: "daan" },
  { by: "grace" },
  { reviewDays: 40 },
  { reviewDays: null },
  { option: "retain" },
  { option: "avoid" },
  { threat: null },
  { threat: "misconfigured-endpoint-data-exposure" },
);

export async function changeMany(stage: Stage, given: Change | { readonly by: "grace" | "daan" }) {
  const { priya } = stage.people;
  const chosen = "by" in given ? { owner: stage.people[given.by].reference } : given;
  const { batch } = await priya.does(changeRisks, { risks: [self(stage)], change: chosen });
  stage.left.bulk = batch;
}

async function undoMany({ people, left, isStale }: Stage) {
  const { id, version } = there(left.bulk);
  await people.priya.does(undoRisks, { id, version: isStale ? version - 1 : version });
}

export const bulk = [
  kind("changeMany", change, changeMany),
  kind("undoChange", fc.constant(null), undoMany),
];
