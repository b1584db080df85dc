import type { Sql } from "sql-template-tag";
import type * as z from "zod";
import type { Reader, Tx } from "@/lib/platform/db";
import type { Actor, Role } from "./actor";
import type { EventType } from "./event";

export type OperationName = `${string}.${string}`;
export type Route = `${"GET" | "POST"} /${string}`;
/** What a command changes: the ISMS, an assessor's own papers, or one's own account. */
export type Writes = "isms" | "papers" | "account";
/** The unit in which an engagement grants reading (`accessModules`). */
export type Module =
  | "scope"
  | "context"
  | "assets"
  | "risk"
  | "soa"
  | "controls"
  | "evidence"
  | "documents"
  | "training"
  | "incidents"
  | "audit"
  | "findings"
  | "review"
  | "trail";

interface Shared<In extends z.ZodType, Out extends z.ZodType> {
  readonly name: OperationName;
  readonly may: readonly [Role, ...Role[]];
  readonly route?: Route;
  /** Longest body in bytes, where one megabyte is too little. */
  readonly bodyLimit?: number;
  readonly input: In;
  readonly output: Out;
}

export interface QueryContext<In> {
  readonly actor: Actor;
  readonly input: In;
  readonly now: Date;
  /** Prisma on the log-in that can only select. */
  readonly db: Reader;
  /** One prepared statement on the same log-in. */
  readonly rows: <Row>(statement: Sql) => Promise<Row[]>;
}

export interface CommandContext<In, Events extends readonly EventType[]> {
  readonly actor: Actor;
  readonly input: In;
  readonly now: Date;
  readonly tx: Tx;
  /** Says in the trail what was done to whom; only events the command declares can be said. */
  readonly record: <Event extends Events[number]>(
    event: Event,
    subjectId: string,
    data: z.input<Event["data"]>,
  ) => void;
  /** Asks for a job once this commit has happened. `key` folds equal requests into one. */
  readonly follow: (job: string, payload: Record<string, unknown>, key?: string) => void;
  /** The reference a loader brings; undefined lets the database count on. */
  readonly reference: string | undefined;
}

export interface Command<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Events extends readonly [EventType, ...EventType[]] = readonly [EventType, ...EventType[]],
> extends Shared<In, Out> {
  readonly kind: "command";
  readonly writes: Writes;
  /** Approves, accepts or grants: a token needs the scope `decide`. */
  readonly decides?: boolean;
  readonly events: Events;
  run(context: CommandContext<z.output<In>, Events>): Promise<z.input<Out>>;
}

export interface Query<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType>
  extends Shared<In, Out> {
  readonly kind: "query";
  /** Needed where `may` names the external auditor: without it nothing is granted. */
  readonly module?: Module;
  /** About the caller alone (own account, own engagement): needs no module. */
  readonly own?: boolean;
  /** The view itself is an event: exports, evidence files. */
  readonly logged?: boolean;
  run(context: QueryContext<z.output<In>>): Promise<z.input<Out>>;
}

export const command = <
  In extends z.ZodType,
  Out extends z.ZodType,
  const Events extends readonly [EventType, ...EventType[]],
>(
  definition: Omit<Command<In, Out, Events>, "kind">,
): Command<In, Out, Events> => ({ kind: "command", ...definition });

export const query = <In extends z.ZodType, Out extends z.ZodType>(
  definition: Omit<Query<In, Out>, "kind">,
): Query<In, Out> => ({ kind: "query", ...definition });

// biome-ignore lint/suspicious/noExplicitAny: the registry holds operations of every shape
export type AnyCommand = Command<any, any, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyQuery = Query<any, any>;
export type AnyOperation = AnyCommand | AnyQuery;
