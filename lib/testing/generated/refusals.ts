import type { Actor } from "@/lib/kernel/actor";
import { AppError, type ErrorCode } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { AnyOperation } from "@/lib/kernel/operation";

/** What became of a call: done, or refused with a code. */
export type Outcome = "done" | ErrorCode;

export async function outcomeOf(
  operation: AnyOperation,
  actor: Actor,
  input: unknown,
): Promise<Outcome> {
  try {
    await execute(operation, actor, input, { channel: "ui", requestId: newRequestId() });
    return "done";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw new Error(`${operation.name} as ${actor.roles.join()}`, { cause: error });
  }
}

/** Runs over all, eight at a time: one after the other would wait for the database only. */
export async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
