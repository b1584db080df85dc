import type { Command } from "commander";
import { actorOfPerson } from "@/lib/adapters/actors";
import { type Actor, SYSTEM } from "@/lib/kernel/actor";
import { AppError, forbidden } from "@/lib/kernel/errors";
import { newRequestId } from "@/lib/kernel/execute";
import { borrowDatabase } from "@/lib/platform/database-server";
import { disconnect } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

/** What every command of the line shares: who acts, where the answer goes, how it ends. */
export interface Globals {
  readonly json?: boolean;
  readonly as?: string;
}
export const globalsOf = (command: Command): Globals => command.optsWithGlobals();
export const cliVia = () => ({ channel: "cli", requestId: newRequestId() }) as const;

/** Standard output holds only the answer. */
export function say(globals: Globals, value: unknown, words: string) {
  process.stdout.write(globals.json ? `${JSON.stringify(value)}\n` : `${words}\n`);
}

/** @returns the person named by `--as`. @throws forbidden when nobody of that name may act. */
export async function actingPerson({ as }: Globals): Promise<Actor> {
  if (!as) throw forbidden("Say who acts: --as EMAIL.");
  const actor = await actorOfPerson(as);
  if (!actor) throw forbidden(`${as} is nobody who may act here.`);
  return actor;
}

/** The person named by `--as`, or the host itself, for what whoever holds the host may do. */
export const actingHost = async (globals: Globals): Promise<Actor> =>
  globals.as ? actingPerson(globals) : SYSTEM;

/** Runs work on the database of this host, starting the embedded server when nothing runs it. */
export async function onHost<Value>(work: () => Promise<Value>): Promise<Value> {
  const borrowed = env.databaseUrl ? null : await borrowDatabase(env.data);
  try {
    return await work();
  } finally {
    await disconnect();
    await borrowed?.stop();
  }
}

/** A refusal is one sentence on standard error and exit 1; what is wrong with fields comes along. */
export function refuse(error: unknown): void {
  process.exitCode = 1;
  if (!(error instanceof AppError)) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return;
  }
  process.stderr.write(`${error.message}\n`);
  for (const [field, messages] of Object.entries(error.fields)) {
    // What the sentence says already is not said again below it.
    const more = messages.filter((one) => !error.message.includes(one));
    if (more.length > 0) process.stderr.write(`  ${field}: ${more.join(" ")}\n`);
  }
}
