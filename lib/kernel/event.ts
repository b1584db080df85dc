import type * as z from "zod";

export type EventName = `${string}.${string}`;

/**
 * What can be said in the trail: the name `entity.past_tense` and the shape of what goes with it.
 * Bodies hold ids, enums, numbers and dates. Words of people stand in the record's own version.
 */
export interface EventType<Data extends z.ZodType = z.ZodType, Name extends EventName = EventName> {
  readonly name: Name;
  readonly entity: string;
  readonly data: Data;
  readonly wakes?: Waking | undefined;
}

/** A job that follows whenever this is said, whichever command says it. */
export interface Waking {
  readonly job: string;
  /** Fields of the data that name further records beside the subject. */
  readonly also: readonly string[];
}

/** The job is given the ids of all subjects, and of what the named fields hold: `{ ids }`. */
export const wakes = (job: string, ...also: readonly string[]): Waking => ({ job, also });

export const event = <Data extends z.ZodType, const Name extends EventName>(
  name: Name,
  data: Data,
  waking?: Waking,
): EventType<Data, Name> => ({
  ...{ name, entity: name.slice(0, name.indexOf(".")), data },
  ...(waking && { wakes: waking }),
});

/** One event as it goes to `audit.append`. */
export interface Recorded {
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly data: unknown;
}
