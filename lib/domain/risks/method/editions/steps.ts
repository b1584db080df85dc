import { createHash } from "node:crypto";
import type { Actor } from "@/lib/kernel/actor";
import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type {
  RiskMethodUncheckedUpdateManyInput,
  RiskMethodWhereInput,
} from "@/prisma/generated/models";
import { canonicalText, problemsIn } from "../rules";
import type { MethodText } from "../schema";
import { methodOf } from "../steps";
import { newestFirst, nextEdition, numberOf } from "./rules";

export const MOVED = {
  id: true,
  reference: true,
  edition: true,
  state: true,
  version: true,
} as const;

/** `where` for an edition named by id, reference or number. */
export const methodWhere = (ref: string): RiskMethodWhereInput =>
  isUuid(ref) ? { id: ref } : { OR: [{ edition: ref }, { reference: ref }] };

/** @throws not_found */
export async function methodNamed(tx: Tx, ref: string) {
  const found = await tx.riskMethod.findFirst({ where: methodWhere(ref) });
  if (!found) throw notFound("edition of the risk method");
  return found;
}
export type StoredMethod = Awaited<ReturnType<typeof methodNamed>>;

/** The words and numbers of a stored edition, without its name. */
export function textOf(row: { edition: string; body: unknown }): MethodText {
  const { edition: _edition, ...text } = methodOf(row);
  return text;
}

export const sha256Of = (row: StoredMethod) =>
  createHash("sha256")
    .update(canonicalText(methodOf(row)))
    .digest("hex");

/** What keeps an edition from being submitted; one that shipped has nothing to explain. */
export function gapsIn(row: Pick<StoredMethod, "edition" | "body" | "note" | "authorId">) {
  const isUnsaid = row.authorId !== null && row.note.trim() === "";
  return {
    ...problemsIn(textOf(row)),
    ...(isUnsaid && { note: ["Say what is different and why, for those who approve."] }),
  };
}

interface Change {
  readonly id: string;
  readonly version: number;
  readonly data: RiskMethodUncheckedUpdateManyInput;
}

/** Changes the edition when it is still the one the caller saw. */
export async function claimMethod(tx: Tx, { id, version, data }: Change) {
  const { count } = await tx.riskMethod.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.riskMethod.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

interface Start {
  readonly actor: Actor;
  readonly edition: string | undefined;
  readonly note: string;
  readonly given: Partial<MethodText>;
}

/** Starts the next edition: what the one in force says, with what is given laid over it. */
export async function startMethod(tx: Tx, { actor, edition: wanted, note, given }: Start) {
  const all = await tx.riskMethod.findMany({ select: MOVED });
  const open = all.find(({ state }) => state === "draft" || state === "in_review");
  if (open) throw wrongState(`Edition ${open.edition} is being worked on. Finish it first.`);
  const next = nextEdition(all.map((one) => one.edition));
  const edition = wanted ?? next;
  const [highest] = all.toSorted(newestFirst);
  if (highest && numberOf(edition) <= numberOf(highest.edition)) {
    throw invalid({ edition: [`Edition ${highest.edition} is there. Give ${next} or later.`] });
  }
  const before = await tx.riskMethod.findFirstOrThrow({ where: { state: "in_force" } });
  const draft = await tx.riskMethod.create({
    data: {
      reference: `RM-${edition}`,
      edition,
      body: stored({ ...textOf(before), ...given }),
      note,
      authorId: actor.id,
      writerIds: [actor.id],
    },
    select: MOVED,
  });
  return { draft, from: before.edition };
}

/** As the column takes it. */
export const stored = (text: MethodText) => JSON.parse(JSON.stringify(text));

/** All editions other than this one by which risks may have been assessed. */
export async function otherEditions(db: Pick<Reader, "riskMethod">, edition: string) {
  const others = await db.riskMethod.findMany({
    where: { state: { in: ["in_force", "superseded"] }, edition: { not: edition } },
    select: { edition: true },
  });
  return others.map((one) => one.edition);
}
