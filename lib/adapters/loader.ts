import type * as z from "zod";
import type { Actor } from "@/lib/kernel/actor";
import type { EventType } from "@/lib/kernel/event";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { Command, Query } from "@/lib/kernel/operation";
import { clock } from "@/lib/platform/clock";

/**
 * The loader's door: it fills an empty installation through the ordinary commands, as the people
 * who did the things, at the time they did them. Entries say `loaded` and `effectiveAt` beside the
 * database's own stamp.
 */
export interface Loader {
  /** The person with this reference, acting. */
  as(reference: string): LoaderActs;
  /** A day of the example moved so that its `asOf` is today. */
  shift(day: string): string;
  /** The same for an instant; a day becomes 09:00 UTC. */
  moment(day: string): Date;
}

export interface LoaderActs {
  run<In extends z.ZodType, Out extends z.ZodType, E extends readonly [EventType, ...EventType[]]>(
    command: Command<In, Out, E>,
    input: z.input<In>,
    at: { at: Date; reference?: string },
  ): Promise<z.output<Out>>;
  /** What stands there now, such as the version that the next act has to name. */
  reads<In extends z.ZodType, Out extends z.ZodType>(
    query: Query<In, Out>,
    input: z.input<In>,
  ): Promise<z.output<Out>>;
}

interface Needs {
  /** The people known so far, by reference. */
  readonly actorOf: (reference: string) => Promise<Actor>;
  /** Sets the database's clock (`annex.set_now`), which only the owner may while loading. */
  readonly setClock: (at: Date | null) => Promise<void>;
  readonly asOf: string;
  readonly today: string;
}

const DAY = 86_400_000;
const midnight = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

export function createLoader({ actorOf, setClock, asOf, today }: Needs): Loader {
  const offset = midnight(today) - midnight(asOf);
  const shift = (day: string) => new Date(midnight(day) + offset).toISOString().slice(0, 10);
  return {
    shift,
    moment: (day) =>
      day.length > 10
        ? new Date(Date.parse(day) + offset)
        : new Date(midnight(shift(day)) + DAY * 0.375),
    as: (reference) => ({
      async run(command, input, { at, reference: name }) {
        await setClock(at);
        clock.set(at);
        return execute(command, await actorOf(reference), input, {
          channel: "loader",
          requestId: newRequestId(),
          ...(name && { reference: name }),
        });
      },
      reads: async (query, input) =>
        execute(query, await actorOf(reference), input, {
          channel: "loader",
          requestId: newRequestId(),
        }),
    }),
  };
}
