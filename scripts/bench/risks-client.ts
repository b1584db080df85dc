import { createInterface } from "node:readline";
import { listRisks } from "@/lib/domain/risks/queries";
import { readSummary, riskMatrix, topRisks } from "@/lib/domain/risks/tallies/queries";
import { listTasks, readPosture } from "@/lib/domain/work/queries";
import type { Actor } from "@/lib/kernel/actor";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import { disconnect } from "@/lib/platform/db";
import { BENCH_OWNER } from "./risks-fill.ts";

/** Reads one register: for each line it is told `{ work, requests }` it answers with the milliseconds of each. */
const actor: Actor = {
  kind: "person",
  id: BENCH_OWNER,
  name: "Bench 1",
  roles: ["compliance", "staff"],
};
const via = () => ({ channel: "ui", requestId: newRequestId() }) as const;
const list = (over: Record<string, unknown> = {}) =>
  execute(listRisks, actor, { size: 50, ...over }, via());

let cursor: string | undefined;
const since = plusDays(dayOf(new Date()), -30);
const matrix = () => execute(riskMatrix, actor, { of: "current", since }, via());

/** What people ask of the register, by the words of the report. */
const WORKS = {
  "first page": () => list(),
  "next page": async () => {
    cursor ??= (await list()).next ?? undefined;
    return list({ cursor });
  },
  "by reference": () => list({ sort: "reference" }),
  "by review": () => list({ sort: "nextReview" }),
  "state assessed": () => list({ state: "assessed" }),
  "states assessed, accepted": () => list({ state: "assessed,accepted" }),
  owner: () => list({ owner: "u-bench-3" }),
  asset: () => list({ asset: "A-B77" }),
  control: () => list({ control: "A.5.40" }),
  threat: () => list({ threat: "threat-17" }),
  "band high": () => list({ band: "high" }),
  "residual band medium": () => list({ band: "medium", of: "residual" }),
  "cell 4 x 4": () => list({ l: 4, i: 4 }),
  "review overdue": () => list({ review: "overdue" }),
  "kind opportunity": () => list({ kind: "opportunity" }),
  "above appetite": () => list({ appetite: "above" }),
  "never assessed": () => list({ assessed: "never" }),
  "search, rare word": () => list({ q: "needle" }),
  "search, word of one in a thousand": () => list({ q: "seldom" }),
  "search, common word": () => list({ q: "endpoint" }),
  "search, no such word": () => list({ q: "nowhere" }),
  matrix,
  "matrix without movement": () => execute(riskMatrix, actor, { of: "current" }, via()),
  summary: () => execute(readSummary, actor, {}, via()),
  "highest residual": () => execute(topRisks, actor, {}, via()),
  dashboard: () =>
    Promise.all([
      matrix(),
      execute(topRisks, actor, {}, via()),
      execute(readSummary, actor, {}, via()),
      execute(readPosture, actor, {}, via()),
    ]),
  "my work": () => execute(listTasks, actor, { size: 6 }, via()),
} as const;
export type WorkName = keyof typeof WORKS;
const isWork = (name: string): name is WorkName => name in WORKS;

process.stdout.write(`${JSON.stringify({ works: Object.keys(WORKS) })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const { work, requests }: { work: string; requests: number } = JSON.parse(line);
  if (!isWork(work)) throw new Error(`There is no ${work}.`);
  const taken: number[] = [];
  for (let at = 0; at < requests; at += 1) {
    const begun = performance.now();
    await WORKS[work]();
    taken.push(performance.now() - begun);
  }
  process.stdout.write(`${JSON.stringify({ taken })}\n`);
}
await disconnect();
