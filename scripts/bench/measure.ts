/** Measuring side by side: medians of five interleaved runs, so that a drifting machine is fair to all. */
export interface Figure {
  readonly p50: number;
  readonly p95: number;
}
export type Work = () => Promise<unknown>;

const sorted = (values: readonly number[]) => [...values].sort((one, other) => one - other);
export const quantile = (values: readonly number[], share: number) => {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;
};
export const median = (values: readonly number[]) => quantile(values, 0.5);

/** Runs `requests` calls with `clients` at once. @returns milliseconds of each. */
export async function timed(work: Work, requests: number, clients = 1): Promise<number[]> {
  const taken: number[] = [];
  let left = requests;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const begun = performance.now();
      await work();
      taken.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return taken;
}

/**
 * Measures several pieces of work in turn, A B C A B C …
 * @returns for each the median of the runs' p50 and p95, in milliseconds.
 */
export async function interleaved<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  { requests = 300, clients = 1, runs = 5 } = {},
): Promise<Record<Name, Figure>> {
  const names = Object.keys(works) as Name[];
  const found = new Map<Name, Figure[]>(names.map((name) => [name, []]));
  for (const name of names) await timed(works[name], Math.min(50, requests), clients);
  for (let run = 0; run < runs; run += 1) {
    for (const name of names) {
      const taken = await timed(works[name], requests, clients);
      found.get(name)?.push({ p50: median(taken), p95: quantile(taken, 0.95) });
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const runsOf = found.get(name) ?? [];
      return [
        name,
        { p50: median(runsOf.map((one) => one.p50)), p95: median(runsOf.map((one) => one.p95)) },
      ];
    }),
  ) as Record<Name, Figure>;
}

export interface Case {
  readonly bench: string;
  readonly case: string;
  readonly n: number;
  readonly unit: string;
  readonly value: number;
  readonly p50?: number;
  readonly p95?: number;
  /** The same work on the raw database, file system or bare framework in the same run. */
  readonly limit?: number;
  readonly goal?: string;
  readonly ok?: boolean;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** One JSON line a case. A ratio is value ÷ limit. */
export function report(found: Case) {
  const { limit, value } = found;
  const ratio = limit === undefined ? undefined : round(value / limit);
  const line = {
    ...found,
    value: round(value),
    ...(limit !== undefined && { limit: round(limit), ratio }),
    ...(found.ok !== undefined && { verdict: found.ok ? "met" : "MISSED" }),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Reports value against limit with a goal for the ratio, at most or at least. */
export function judged(
  found: Case & { limit: number },
  goal: { atMost?: number; atLeast?: number },
) {
  const ratio = found.value / found.limit;
  const ok = goal.atMost !== undefined ? ratio <= goal.atMost : ratio >= (goal.atLeast ?? 0);
  const words = goal.atMost !== undefined ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
  report({ ...found, goal: words, ok });
}
