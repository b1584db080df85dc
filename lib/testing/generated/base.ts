import type { Actor } from "@/lib/kernel/actor";
import { AppError, invalid } from "@/lib/kernel/errors";
import type { AnyCommand, AnyOperation } from "@/lib/kernel/operation";
import { translated } from "@/lib/kernel/translate";
import { clients } from "@/lib/platform/db";
import { type Hints, type Shape, sampleOf, shapeOf } from "./shape";
import type { Candidate, Stage } from "./stage";

/** A call that nearly succeeds, so that what is changed in it is what decides. */
export interface Base {
  readonly actor: Actor;
  readonly input: Readonly<Record<string, unknown>>;
  /** The command itself would have let it through. */
  readonly works: boolean;
  /** Why not, for whoever widens the hints. */
  readonly why: string;
}

class Undo extends Error {}

/** Runs the command and takes everything back. @returns null when it would have been done */
async function rehearsed(
  command: AnyCommand,
  actor: Actor,
  raw: unknown,
): Promise<AppError | null> {
  const parsed = command.input.safeParse(raw);
  if (!parsed.success) return invalid({}, parsed.error.issues[0]?.path.join("."));
  try {
    await clients.app().$transaction(async (tx) => {
      await command.run({
        ...{ tx, actor, input: parsed.data, now: new Date(), reference: undefined },
        record: () => undefined,
        follow: () => undefined,
      });
      throw new Undo();
    });
    return null;
  } catch (error) {
    if (error instanceof Undo) return null;
    const refusal = translated(error);
    if (refusal instanceof AppError) return refusal;
    throw refusal;
  }
}

/** Required fields alone, and everything at once. */
function inputsOf(shape: Shape, hints: Hints) {
  const all = Object.entries(shape.properties ?? {});
  const required = all.filter(([name]) => shape.required?.includes(name));
  const filled = (entries: typeof all) =>
    Object.fromEntries(entries.map(([name, one]) => [name, sampleOf(one, hints, name)]));
  return [filled(required), filled(all)];
}

const isOnRecord = ({ properties = {} }: Shape) => "id" in properties || "version" in properties;

/** Names the record and the version seen of it; a request for acceptance calls its record `risk`. */
function onRecord(input: Record<string, unknown>, candidate: Candidate | undefined) {
  if (!candidate) return input;
  const { id, version } = candidate;
  return {
    ...input,
    ...("id" in input && { id }),
    ...("version" in input && { version }),
    ...("version" in input && "risk" in input && { risk: id }),
  };
}

/** An input that the schema takes, about a record that is there. */
export async function formedFor(operation: AnyOperation, stage: Stage) {
  const shape = shapeOf(operation);
  const [candidate] = isOnRecord(shape) ? await stage.candidates(operation) : [];
  return onRecord(inputsOf(shape, stage.hints)[0] ?? {}, candidate);
}

const MOST_TRIES = 50;

/**
 * Looks for a person, a record and an input with which the command would be carried out. A refusal
 * says what to change next: who asks, which record, or what is sent.
 */
export async function baseOf(operation: AnyOperation, stage: Stage): Promise<Base> {
  const shape = shapeOf(operation);
  const actors = stage.people.filter(({ roles }) =>
    roles.some((one) => operation.may.includes(one)),
  );
  const candidates = isOnRecord(shape) ? await stage.candidates(operation) : [];
  const inputs = inputsOf(shape, stage.hints);
  const [actor] = actors;
  if (!actor) throw new Error(`${operation.name}: nobody to try it as`);
  // Well formed in itself, so that what is wrong with it is what is made wrong.
  const formed = inputs.find(
    (one) => operation.input.safeParse(onRecord(one, candidates[0])).success,
  );
  const first = { actor, input: onRecord(formed ?? inputs[0] ?? {}, candidates[0]) };
  if (operation.kind === "query") return { ...first, works: true, why: "" };
  const why = new Set<string>();
  let tries = MOST_TRIES;
  for (const candidate of candidates.length > 0 ? candidates : [undefined]) {
    for (const one of actors) {
      if (tries-- === 0) return { ...first, works: false, why: [...why].join(" | ") };
      const tried = await tryInputs(operation, one, inputs, candidate);
      if (tried.works) return tried;
      why.add(tried.why);
      if (candidate && tried.code !== "forbidden") break;
    }
  }
  return { ...first, works: false, why: [...why].join(" | ") };
}

async function tryInputs(
  operation: AnyCommand,
  actor: Actor,
  inputs: readonly Record<string, unknown>[],
  candidate: Candidate | undefined,
): Promise<Base & { code: string }> {
  let last = { actor, input: {}, works: false, why: "", code: "" };
  for (const one of inputs) {
    const input = onRecord(one, candidate);
    const refusal = await rehearsed(operation, actor, input);
    if (!refusal) return { actor, input, works: true, why: "", code: "" };
    const why = `${refusal.message} ${JSON.stringify(refusal.fields)}`;
    last = { actor, input, works: false, why, code: refusal.code };
    if (refusal.code !== "invalid") break;
  }
  return last;
}
