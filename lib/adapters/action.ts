import { refresh } from "next/cache";
import { headers } from "next/headers";
import type * as z from "zod";
import { AppError, type ErrorCode, type FieldErrors } from "@/lib/kernel/errors";
import type { EventType } from "@/lib/kernel/event";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { Command } from "@/lib/kernel/operation";
import { log } from "@/lib/platform/log";
import { requireOrigin } from "./origin";
import { requireActor } from "./session";

/** What a server action answers: a value, or a refusal that the form can show. */
export type Outcome<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: ErrorCode; message: string; fields: FieldErrors };

/**
 * The door for the product's own forms: one line per command in `components/<noun>/actions.ts`.
 * Refreshes the page's data after a change, unless the page goes with what the command takes away.
 */
export const action =
  <In extends z.ZodType, Out extends z.ZodType, E extends readonly [EventType, ...EventType[]]>(
    command: Command<In, Out, E>,
    { stays = true }: { stays?: boolean } = {},
  ) =>
  async (input: z.input<In>): Promise<Outcome<z.output<Out>>> => {
    const requestId = newRequestId();
    try {
      requireOrigin(await headers());
      const value = await execute(command, await requireActor(), input, {
        channel: "ui",
        requestId,
      });
      if (stays) refresh();
      return { ok: true, value };
    } catch (error) {
      return refused(error, requestId);
    }
  };

/** The same for people who are not signed in: they show a link instead (set-up, reset). */
export const openAction =
  <Value>(run: (input: unknown) => Promise<Value>) =>
  async (input: unknown): Promise<Outcome<Value>> => {
    const requestId = newRequestId();
    try {
      requireOrigin(await headers());
      return { ok: true, value: await run(input) };
    } catch (error) {
      return refused(error, requestId);
    }
  };

function refused(error: unknown, requestId: string): Outcome<never> {
  if (error instanceof AppError) {
    return { ok: false, code: error.code, message: error.message, fields: error.fields };
  }
  log.error({ err: error, requestId }, "action failed");
  const message = `Something went wrong on our side. Nothing was changed. Reference: ${requestId}`;
  return { ok: false, code: "internal", message, fields: {} };
}
