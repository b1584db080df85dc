import type { Actor, Via } from "@/lib/kernel/actor";
import { unavailable } from "@/lib/kernel/errors";
import type { OperationName } from "@/lib/kernel/operation";
import { apart } from "./process";

/** Bodies longer than usual are read, judged and carried out by a process of their own, which takes a second to start. */
export const LONG = 1_000_000;
/** Longer than the kernel lets a transaction take. */
const LONGEST = 60_000;

/** What the door has found out; the body is for the operation. */
export interface Asked {
  readonly operation: OperationName;
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly via: Via;
}

/** The same `execute`, away from the requests. @returns the answer as JSON, unread */
export async function executeApart(asked: Asked, body: Uint8Array) {
  const said = await apart({
    ...{ script: "scripts/execute.ts", told: asked, bytes: body, longest: LONGEST },
    complaints: "inherit",
  });
  if (said) return said;
  throw unavailable("This took too long and was stopped. Narrow it down or try again.");
}
