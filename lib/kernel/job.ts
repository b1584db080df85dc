import type * as z from "zod";
import type { EventType } from "./event";
import type { Command, Query } from "./operation";

/** What happens by the clock or after an event. Jobs act as the system, through the pipeline. */
export interface SystemDoor {
  run<In extends z.ZodType, Out extends z.ZodType, E extends readonly [EventType, ...EventType[]]>(
    command: Command<In, Out, E>,
    input: z.input<In>,
  ): Promise<z.output<Out>>;
  read<In extends z.ZodType, Out extends z.ZodType>(
    query: Query<In, Out>,
    input: z.input<In>,
  ): Promise<z.output<Out>>;
}

/** Follows an event; named by `follow("risks.rescore", payload)`. Must bear being run twice. */
export type Job = (payload: Readonly<Record<string, unknown>>, door: SystemDoor) => Promise<void>;

/** Looks every minute for what time has changed: due, lapsed, expired, opened, ended. */
export interface Clockwork {
  readonly name: string;
  readonly run: (door: SystemDoor, now: Date) => Promise<void>;
}
