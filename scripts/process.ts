import { setTimeout as pause } from "node:timers/promises";

/** Begin, wait for the end, tidy up: what the long-running scripts share. */
export interface Running {
  /** Resolves when what runs ended by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** A signal, or the death of the process that started this one. */
async function toldToStop(): Promise<void> {
  const signalled = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => resolve());
  });
  // biome-ignore lint/style/noProcessEnv: set by run.mjs for this process alone
  const runner = Number(process.env.ANNEX_RUNNER ?? 0);
  if (runner !== process.ppid) return signalled;
  let isTold = false;
  signalled.then(() => {
    isTold = true;
  });
  while (!isTold && process.ppid === runner) await Promise.race([signalled, pause(1000)]);
}

/**
 * Runs until told to stop, then stops what was begun, last first. `began` collects it while `begin`
 * works, so that a start which fails or is interrupted half-way leaves nothing behind either.
 */
export async function runUntilTold(
  begin: (began: (one: { stop(): Promise<void> }) => void) => Promise<Running>,
) {
  const stops: (() => Promise<void>)[] = [];
  const told = toldToStop().then(() => "told" as const);
  let failure: unknown;
  try {
    const running = await Promise.race([begin((one) => stops.push(() => one.stop())), told]);
    if (running !== "told") {
      const what = await Promise.race([running.ended, told]);
      if (what !== "told")
        failure = new Error("The server ended by itself. Start it again; its log says why.");
    }
  } catch (error) {
    failure = error;
  }
  for (const stop of stops.reverse())
    await stop().catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`));
  if (failure) process.stderr.write(`${messageOf(failure)}\n`);
  process.exit(failure ? 1 : 0);
}

export const messageOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error);
