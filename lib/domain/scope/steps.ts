import { createHash } from "node:crypto";
import type { Actor } from "@/lib/kernel/actor";
import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import { canonicalText, type Inventory, nextEdition } from "./rules";
import { type EditionText, editionText } from "./schema";

export const MOVED = {
  id: true,
  reference: true,
  edition: true,
  state: true,
  version: true,
} as const;

/** The edition of this reference or id. */
export async function editionNamed(tx: Tx, ref: string) {
  const found = await tx.scopeStatement.findUnique({ where: named(ref) });
  if (!found) throw notFound("scope edition");
  return found;
}
export type StoredEdition = Awaited<ReturnType<typeof editionNamed>>;

/** The words of a stored edition, as rules read them. */
export const textOf = (row: Readonly<Record<keyof EditionText, unknown>>): EditionText =>
  editionText.strip().parse(row);

export const sha256Of = (row: StoredEdition) =>
  createHash("sha256")
    .update(canonicalText(row.edition, textOf(row)))
    .digest("hex");

interface Change {
  readonly id: string;
  readonly version: number;
  readonly data: Prisma.ScopeStatementUncheckedUpdateManyInput;
}

/** Changes the edition when it is still the one the caller saw. */
export async function claimEdition(tx: Tx, { id, version, data }: Change) {
  const { count } = await tx.scopeStatement.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.scopeStatement.findUniqueOrThrow({ where: { id }, select: MOVED });
  if (count === 0) throw stale(now);
  return now;
}

interface Start {
  readonly actor: Actor;
  readonly reference: string | undefined;
  readonly given: Partial<EditionText>;
}

/** Starts the next edition: what the last approved one said, with what is given laid over it. */
export async function startEdition(tx: Tx, { actor, reference, given }: Start) {
  const open = await tx.scopeStatement.findFirst({
    where: { state: { in: ["draft", "in_review"] } },
    select: { edition: true },
  });
  if (open) throw wrongState(`Edition ${open.edition} is being worked on. Finish it first.`);
  // Each edition is numbered above all before it, so the highest is among the latest.
  const latest = await tx.scopeStatement.findMany({
    select: { edition: true },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  const before = await tx.scopeStatement.findFirst({ where: { state: "approved" } });
  const edition = reference ?? nextEdition(latest.map((one) => one.edition));
  const draft = await tx.scopeStatement.create({
    data: {
      ...(before ? textOf(before) : EMPTY),
      ...given,
      reference: edition,
      edition,
      authorId: actor.id,
      writerIds: [actor.id],
    },
    select: MOVED,
  });
  return { draft, from: before?.edition ?? null };
}

const EMPTY: EditionText = {
  statement: "",
  units: "",
  services: "",
  requirements: "",
  considered: [],
  sites: [],
  included: [],
  interfaces: [],
  exclusions: [],
  kindReasons: {},
  reviewIntervalMonths: 12,
};

/** @throws invalid naming what the context does not hold */
export async function mustBeOfContext(tx: Tx, considered: readonly string[] = []) {
  const known = await tx.contextItem.findMany({
    where: { reference: { in: [...considered] } },
    select: { reference: true },
  });
  const missing = considered.filter((ref) => !known.some(({ reference }) => reference === ref));
  if (missing.length === 0) return;
  throw invalid({ considered: [`The context holds no entry ${missing.join(", ")}.`] });
}

/** Assets that say they are inside, counted by kind. */
export async function inventoryOf(db: Pick<Reader, "asset">): Promise<Inventory> {
  const counted = await db.asset.groupBy({
    by: ["kind"],
    where: { inScope: true, state: { in: ["proposed", "active", "under_change"] } },
    _count: { _all: true },
  });
  const count = (kind: keyof Inventory) =>
    counted.find((one) => one.kind === kind)?._count._all ?? 0;
  return {
    model: count("model"),
    dataset: count("dataset"),
    index: count("index"),
    endpoint: count("endpoint"),
    supporting: count("supporting"),
  };
}
