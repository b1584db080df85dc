"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ui } from "@/components/words/ui";
import { notify } from "../notify";
import { type Command, type Failure, failure, type Outcome } from "./outcome";

export interface CommandOptions<Value> {
  /** Said when it is done. */
  done?: string;
  onDone?: ((value: Value) => void) | undefined;
  /** Where to go when it is done. */
  goTo?: ((value: Value) => string) | undefined;
  /** Draws the page anew; for commands that are not server actions, which do that themselves. */
  refresh?: boolean;
}

export interface CommandState<Value> {
  run: (input: object) => Promise<Outcome<Value>>;
  pending: boolean;
  failure: Failure | undefined;
  clear: () => void;
}

/** Runs a command from the browser: pending state, failure, and what follows when it is done. */
export function useCommand<Value>(
  command: Command<Value>,
  { done, onDone, goTo, refresh = false }: CommandOptions<Value> = {},
): CommandState<Value> {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [failed, setFailed] = useState<Failure>();

  async function attempt(input: object): Promise<Outcome<Value>> {
    const outcome = await settle(command, input);
    setFailed(outcome.ok ? undefined : outcome);
    if (!outcome.ok) return outcome;
    if (done) void notify({ message: done });
    onDone?.(outcome.value);
    if (goTo) router.push(goTo(outcome.value));
    else if (refresh) router.refresh();
    return outcome;
  }

  const run = (input: object) =>
    new Promise<Outcome<Value>>((resolve, reject) => {
      start(() => attempt(input).then(resolve, reject));
    });
  return { run, pending, failure: failed, clear: () => setFailed(undefined) };
}

/** A lost connection becomes a failure like any other, so that the input stays on screen. */
async function settle<Value>(command: Command<Value>, input: object): Promise<Outcome<Value>> {
  try {
    return await command(input);
  } catch (error) {
    unstable_rethrow(error);
    return failure("unavailable", ui.form.unreachable);
  }
}
