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
}

export const event = <Data extends z.ZodType, const Name extends EventName>(
  name: Name,
  data: Data,
): EventType<Data, Name> => ({ name, entity: name.slice(0, name.indexOf(".")), data });

/** One event as it goes to `audit.append`. */
export interface Recorded {
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly data: unknown;
}
