import { randomUUID } from "node:crypto";
import { conflict, invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { FrameworkOrigin } from "@/prisma/generated/enums";
import { undoUntil } from "../../assets/imports/undo/rules";
import { changesOf, type Line, proposeFormers } from "./editions/rules";
import { linesOf } from "./editions/steps";

/** @throws not_found */
export async function requireFramework(db: Reader | Tx, ref: string) {
  const found = await db.framework.findUnique({ where: named(ref) });
  if (!found) throw notFound("framework");
  return found;
}
export type Framework = Awaited<ReturnType<typeof requireFramework>>;

export const frameworkAnswer = (tx: Tx, id: string) =>
  tx.framework.findUniqueOrThrow({
    where: { id },
    select: { id: true, reference: true, state: true, version: true },
  });

type Change = Parameters<Tx["framework"]["updateMany"]>[0]["data"];
/** @throws conflict with what it is now */
export async function changeFramework(tx: Tx, id: string, version: number, data: Change) {
  const { count } = await tx.framework.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count > 0) return;
  // Somebody may have taken it back since it was read.
  if ((await tx.framework.count({ where: { id } })) === 0) {
    throw conflict("Somebody took this framework back meanwhile.");
  }
  throw stale(await frameworkAnswer(tx, id));
}

/** A requirement that comes with a framework. */
export interface Arriving extends Line {
  readonly practice: string;
  readonly place: string;
  /** References of controls. */
  readonly controls: readonly string[];
}

export interface Arrival {
  readonly key: string;
  readonly edition: string;
  readonly title: string;
  readonly note: string;
  readonly origin: FrameworkOrigin;
  readonly isSuggestion: boolean;
  readonly requirements: readonly Arriving[];
}

export const referenceOf = ({ key, edition }: Pick<Arrival, "key" | "edition">) =>
  `${key}-${edition}`;

/** The edition in force that this one would replace. @throws where it cannot come in */
export async function mustHaveRoom(db: Reader | Tx, arrival: Pick<Arrival, "key" | "edition">) {
  const reference = referenceOf(arrival);
  const others = await db.framework.findMany({
    where: { OR: [{ key: arrival.key }, { reference }] },
  });
  if (others.some((one) => one.reference === reference)) {
    throw invalid({ edition: [`${reference} is here already. Give another edition.`] });
  }
  const draft = others.find(({ state }) => state === "draft");
  if (draft) {
    const { reference: open } = draft;
    throw wrongState(`${open} is being compared. Put it in force or take it back first.`);
  }
  return others.find(({ state }) => state === "in_force") ?? null;
}

interface By {
  readonly id: string;
  readonly now: Date;
}

/** Writes a framework with its requirements: in force where it is the first of its key, else as a draft. */
export async function bring(tx: Tx, arrival: Arrival, { id: broughtById, now }: By) {
  const { key, edition, title, note, origin, requirements } = arrival;
  const replaced = await mustHaveRoom(tx, arrival);
  const first = { state: "in_force", inForceById: broughtById, inForceAt: now } as const;
  const framework = await tx.framework.create({
    data: {
      ...{ reference: referenceOf(arrival), key, edition, title, note, origin },
      ...{ broughtById, broughtAt: now, droppedIds: [] },
      ...(replaced ? { state: "draft" as const, replacesId: replaced.id } : first),
    },
    select: { id: true, reference: true },
  });
  const formers = replaced ? await linesOf(tx, replaced.id) : [];
  const proposed = proposeFormers(formers, requirements);
  const by = new Map(formers.map((one) => [one.ref, one]));
  const rows = requirements.map(({ controls, ...line }, at) => {
    const { former: ref, score = 0, reason = "" } = proposed.get(line.ref) ?? {};
    const former = by.get(ref ?? "");
    const isSettled = !replaced || (former !== undefined && changesOf(former, line).length === 0);
    const follows = { formerId: former?.id ?? null, formerScore: score, formerReason: reason };
    return {
      row: {
        id: randomUUID(),
        frameworkId: framework.id,
        ...line,
        position: at + 1,
        ...follows,
        isSettled,
      },
      controls,
    };
  });
  await tx.requirement.createMany({ data: rows.map(({ row }) => row) });
  const known = await controlsByReference(
    tx,
    requirements.flatMap(({ controls }) => controls),
  );
  const links = rows.flatMap(({ row, controls }) =>
    controls.flatMap((reference) => {
      const controlId = known.get(reference);
      if (!controlId) return [];
      const { id: requirementId, frameworkId } = row;
      return [{ requirementId, frameworkId, controlId, suggested: arrival.isSuggestion }];
    }),
  );
  await tx.requirementControl.createMany({ data: links });
  return { ...framework, replaced, links: links.length };
}

async function controlsByReference(tx: Tx, references: readonly string[]) {
  const found = await tx.control.findMany({
    where: { reference: { in: [...new Set(references)] } },
    select: { id: true, reference: true },
  });
  return new Map(found.map(({ id, reference }) => [reference, id]));
}

/** What stands against taking a framework back. */
export async function standsAgainst(db: Reader | Tx, framework: Framework, now: Date) {
  const { id, state, broughtAt, replacesId } = framework;
  if (state === "draft") return [];
  if (state === "superseded") return ["It was replaced and stays readable."];
  if (replacesId) return ["It took the place of another edition."];
  const against: string[] = [];
  if (now > undoUntil(broughtAt)) {
    against.push("A framework can be taken back within 24 hours. Bring a new edition instead.");
  }
  const newer = await db.framework.findFirst({
    where: { replacesId: id },
    select: { reference: true },
  });
  if (newer) against.push(`${newer.reference} is to follow it.`);
  const touched = await db.requirement.findMany({
    where: { frameworkId: id, version: { gt: 1 } },
    select: { ref: true },
    orderBy: { position: "asc" },
    take: FEW,
  });
  return [...against, ...touched.map(({ ref }) => `Somebody said which controls answer ${ref}.`)];
}
const FEW = 5;
