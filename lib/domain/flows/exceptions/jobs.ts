import { AppError } from "@/lib/kernel/errors";
import type { Clockwork, SystemDoor } from "@/lib/kernel/job";
import type { About } from "../separation/schema";
import { lapseException } from "./commands";
import { lapsedExceptions } from "./queries";

/** Ends the exceptions of these that no longer hold. */
export async function lapse({ run, read }: SystemDoor, about: About) {
  for (let after: string | null | undefined; after !== null; ) {
    const found = await read(lapsedExceptions, { ...about, ...(after && { after }) });
    for (const id of found.ids) await run(lapseException, { id }).catch(unlessDone);
    after = found.next;
  }
}

/** Somebody was faster, or put it right meanwhile: then there is nothing left to do. */
export function unlessDone(error: unknown) {
  if (!(error instanceof AppError && error.code === "wrong_state")) throw error;
}

/** Ends exceptions on the day after their last. */
export const clockworks: readonly Clockwork[] = [
  { name: "exceptions.lapse", run: (door) => lapse(door, {}) },
];
