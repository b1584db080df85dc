import { AppError } from "@/lib/kernel/errors";

let begun: number | null = null;
let races = 0;
/** How often the one was faster, and the other. */
const wins: [number, number] = [0, 0];

/** Both at once, now the one a moment earlier and now the other: who won, and what the other was told. */
export async function race(...acts: readonly [() => Promise<unknown>, () => Promise<unknown>]) {
  begun ??= performance.now();
  races += 1;
  const isTurned = races % 4 > 1;
  const running = (isTurned ? acts.toReversed() : acts).map((act) => act());
  const outcomes = await Promise.allSettled(isTurned ? running.toReversed() : running);
  const refusals = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  for (const refusal of refusals) {
    if (!(refusal instanceof AppError) || refusal.status >= 500) throw refusal;
  }
  const won = outcomes.findIndex(({ status }) => status === "fulfilled");
  if (refusals.length === 1) wins[won === 0 ? 0 : 1] += 1;
  return { won, refusals };
}

/** How many there were. */
export function racesText(): string {
  const seconds = Math.round((performance.now() - (begun ?? 0)) / 1_000);
  const each = wins.join(" by the one, ");
  return `${races} races in ${seconds} s; where one alone could win: ${each} by the other\n`;
}
