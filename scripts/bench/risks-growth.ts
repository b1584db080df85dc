import * as z from "zod";
import { judged, median, quantile, report } from "./measure.ts";
import { type Spoken, spoken } from "./spoken.ts";

/** What grows with the register: the same asked of ten thousand risks and of a million, in turn. */
export const SMALL = 10_000;
export const LARGE = 1_000_000;
const bench = "risks";
const RUNS = 5;
const REQUESTS = 25;

const LISTS = 1.2;
const SEARCHES = 3;
const COUNTS = 1.5;
/** How many times as long it may take; what is not named is told without a goal. */
const GOALS: Readonly<Record<string, number>> = {
  "first page": LISTS,
  "next page": LISTS,
  "by reference": LISTS,
  "by review": LISTS,
  "state assessed": LISTS,
  "states assessed, accepted": LISTS,
  owner: LISTS,
  asset: LISTS,
  control: LISTS,
  threat: LISTS,
  "band high": LISTS,
  "residual band medium": LISTS,
  "cell 4 x 4": LISTS,
  "review overdue": LISTS,
  "kind opportunity": LISTS,
  "above appetite": LISTS,
  "never assessed": LISTS,
  "search, rare word": SEARCHES,
  "search, common word": SEARCHES,
  "search, no such word": SEARCHES,
  matrix: COUNTS,
  "matrix without movement": COUNTS,
  summary: COUNTS,
  "highest residual": COUNTS,
  dashboard: COUNTS,
};

const greeting = z.object({ works: z.array(z.string()) });
const answer = z.object({ taken: z.array(z.number()) });
const ask = async (one: Spoken, work: string, requests: number) =>
  answer.parse(await one.tell({ work, requests })).taken;

type Environment = Readonly<Record<string, string>>;
/** Two processes, one for each register, asked in turn: A B A B, so that a drifting machine is fair to both. */
export async function growth(small: Environment, large: Environment, only?: readonly string[]) {
  const both = [await spoken("risks-client.ts", small), await spoken("risks-client.ts", large)];
  const { works } = greeting.parse(both[0]?.greeting);
  for (const work of works.filter((name) => only === undefined || only.includes(name))) {
    const runs: { p50: number; p95: number }[][] = [[], []];
    for (const one of both) await ask(one, work, 8);
    for (let run = 0; run < RUNS; run += 1) {
      for (const [at, one] of both.entries()) {
        const taken = await ask(one, work, REQUESTS);
        runs[at]?.push({ p50: median(taken), p95: quantile(taken, 0.95) });
      }
    }
    const [before, after] = runs.map((of) => ({
      p50: median(of.map(({ p50 }) => p50)),
      p95: median(of.map(({ p95 }) => p95)),
    }));
    if (before && after) tell(work, after, before);
  }
  for (const one of both) await one.stop();
}

interface Figure {
  p50: number;
  p95: number;
}
function tell(work: string, after: Figure, before: Figure) {
  const found = {
    ...{ bench, case: `${work}: 1,000,000 / 10,000, p50`, n: LARGE, unit: "ms" },
    ...{ value: after.p50, limit: before.p50, ...after },
  };
  const atMost = GOALS[work];
  if (atMost === undefined) report(found);
  else judged(found, { atMost });
}
