import { randomUUID } from "node:crypto";
import type * as z from "zod";
import * as zod from "zod";
import { clock } from "@/lib/platform/clock";
import { clients } from "@/lib/platform/db";
import { type Actor, holds, type Via } from "./actor";
import { type Aftermath, AppError, forbidden, invalid } from "./errors";
import { type EventType, event, type Recorded } from "./event";
import { type KeptAnswer, recall, remember } from "./idempotency";
import type { AnyOperation, Command, Query } from "./operation";
import { enqueue, type FollowUp, Woken } from "./outbox";
import { openSource } from "./source";
import { append, bodyOf } from "./trail";
import { translated } from "./translate";

export const accessDenied = event(
  "access.denied",
  zod.object({ operation: zod.string(), why: zod.string() }),
);
export const recordViewed = event("view.opened", zod.object({ operation: zod.string() }));

type AnyEvents = readonly [EventType, ...EventType[]];

/**
 * The only road. Everything the product does, whoever asks and by whatever door, comes through here.
 * @throws AppError; anything else is a bug.
 */
export async function execute<In extends z.ZodType, Out extends z.ZodType, E extends AnyEvents>(
  operation: Command<In, Out, E> | Query<In, Out>,
  actor: Actor,
  raw: unknown,
  via: Via,
): Promise<z.output<Out>> {
  try {
    await authorise(operation, actor, via);
    const input = validated(operation.input, raw);
    const answer =
      operation.kind === "command"
        ? await write(operation, actor, input, via)
        : await view(operation, actor, input, via);
    return operation.output.parse(answer);
  } catch (error) {
    const refusal = translated(error);
    if (refusal instanceof AppError && refusal.code === "forbidden") {
      await deny(operation.name, actor, via, refusal);
    }
    throw refusal;
  }
}

/** May this actor try this operation at all? Rows are judged later, by the operation itself. */
async function authorise(operation: AnyOperation, actor: Actor, _via: Via) {
  const refuse = () =>
    forbidden(`Your role does not include this (${operation.name}). Ask a compliance officer.`);
  if (!holds(actor, ...operation.may)) throw refuse();
  if (actor.kind !== "token") return;
  const scopes = actor.scopes ?? [];
  const needed = operation.kind === "query" ? "read" : "write";
  if (!scopes.includes(needed)) throw forbidden(`This token lacks the scope ${needed}.`);
  const decides = operation.kind === "command" && operation.decides;
  if (decides && !scopes.includes("decide")) {
    throw forbidden("Approvals, acceptances and grants need a token with the scope decide.");
  }
}

/** A list of ten thousand wrong elements need not be answered with ten thousand sentences. */
const MOST_ISSUES = 50;

function validated<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  // Names come from outside: in a plain object "constructor" would be there already.
  const fields = new Map<string, string[]>();
  for (const issue of parsed.error.issues.slice(0, MOST_ISSUES)) {
    const unknown = issue.code === "unrecognized_keys";
    const message = unknown ? "There is no such field." : issue.message;
    for (const last of unknown ? issue.keys.slice(0, MOST_ISSUES) : [[]]) {
      const name = [...issue.path, last].flat().map(String).join(".") || "form";
      fields.set(name.slice(0, 200), [...(fields.get(name) ?? []), message]);
    }
  }
  throw invalid(Object.fromEntries(fields));
}

/** How long a busy server may let a transaction wait, and take; in milliseconds. */
const PATIENCE = { maxWait: 10_000, timeout: 15_000 };

async function write<In extends z.ZodType, Out extends z.ZodType, E extends AnyEvents>(
  command: Command<In, Out, E>,
  actor: Actor,
  input: z.output<In>,
  via: Via,
): Promise<unknown> {
  const key: KeptAnswer | null = via.idempotencyKey
    ? { key: via.idempotencyKey, actorId: actor.id, operation: command.name, input }
    : null;
  return clients.app().$transaction(async (tx) => {
    const kept = key ? await recall(tx, key) : null;
    if (kept) return kept.answer;
    const recorded: Recorded[] = [];
    const followUps: FollowUp[] = [];
    const woken = new Woken();
    const answer = await command.run({
      tx,
      actor,
      input,
      now: clock.now(),
      reference: via.reference,
      record: (type, subjectId, data) => {
        const one = told(type, subjectId, data);
        recorded.push(one);
        woken.note(type.wakes, one);
      },
      follow: (job, payload, jobKey) => {
        followUps.push({ job, payload, key: jobKey });
      },
    });
    if (recorded.length === 0) throw new Error(`${command.name} recorded no event`);
    await append(
      tx,
      recorded.map((one) => bodyOf(one, actor, via)),
    );
    await enqueue(tx, [...followUps, ...woken.followUps()]);
    if (key) await remember(tx, key, answer);
    return answer;
  }, PATIENCE);
}

const told = (type: EventType, subjectId: string, data: unknown): Recorded => ({
  action: type.name,
  entity: type.entity,
  entityId: subjectId,
  data: type.data.parse(data),
});

async function view<In extends z.ZodType, Out extends z.ZodType>(
  query: Query<In, Out>,
  actor: Actor,
  input: z.output<In>,
  via: Via,
): Promise<unknown> {
  const source = await openSource(query, actor, input, via);
  if (query.logged && !holds(actor, "external_auditor")) {
    await say(actor, via, told(recordViewed, subjectOf(input), { operation: query.name }));
  }
  return source((reader) => query.run({ ...reader, actor, input, now: clock.now() }));
}

const subjectOf = (input: unknown) =>
  typeof input === "object" && input !== null && "id" in input ? String(input.id) : "list";

/** A refusal is an event too. It must never hide the refusal, so a dead trail is reported as such. */
const deny = (operation: string, actor: Actor, via: Via, { message: why, after }: AppError) =>
  say(actor, via, told(accessDenied, operation, { operation, why }), after).catch(
    (error: unknown) => {
      throw translated(error);
    },
  );

const say = (actor: Actor, via: Via, one: Recorded, after?: Aftermath) =>
  clients.app().$transaction(async (tx) => {
    await append(tx, [bodyOf(one, actor, via)]);
    if (after) await enqueue(tx, [{ ...after, key: undefined }]);
  }, PATIENCE);

/** A fresh id for one request; doors that are given none use this. */
export const newRequestId = () => randomUUID();
