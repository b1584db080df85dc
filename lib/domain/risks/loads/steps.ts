import { createHash } from "node:crypto";
import type { Actor } from "@/lib/kernel/actor";
import { conflict, invalid } from "@/lib/kernel/errors";
import { dayOf } from "@/lib/kernel/fields";
import type { Reader } from "@/lib/platform/db";
import type { RiskSelect } from "@/prisma/generated/models";
import { chunksOf } from "../../assets/imports/loading/steps";
import type { Rows } from "../proposals/looks/steps";
import type { Rating } from "../rules";
import { gathered } from "./faults/rules";
import { namesFor, textsOf } from "./names/steps";
import type { KnownRisk } from "./planning/schema";
import { type LoadPlan, planLoad } from "./rules";
import { type ImportedBefore, type LoadInput, type LoadPreview, MOST_SHOWN } from "./schema";
import { twinsOf } from "./twins/steps";

const KNOWN = {
  ...{ id: true, reference: true, title: true, cause: true, event: true, consequence: true },
  ...{ threatId: true, properties: true, ownerId: true, option: true, reviewDays: true },
  ...{ kind: true, state: true, version: true, proposedById: true },
  ...{ inherentLikelihood: true, inherentImpact: true, currentLikelihood: true },
  ...{ currentImpact: true, currentBand: true },
  ...{ methodVersion: true, assessedAt: true, reviewedAt: true, nextReview: true },
  owner: { select: { id: true, reference: true, name: true } },
  assets: { select: { asset: { select: { id: true, reference: true, name: true } } } },
  acceptances: {
    where: { state: { in: ["requested", "accepted"] } },
    select: { reference: true, state: true },
  },
} as const satisfies RiskSelect;

const rating = (likelihood: number, impact: number): Rating | null =>
  likelihood === 0 ? null : { likelihood, impact };

/** The risks that the table names, by reference. */
async function knownIn(db: Reader, references: readonly string[]) {
  const known = new Map<string, KnownRisk>();
  for (const chunk of chunksOf(references, 1000)) {
    const found = await db.risk.findMany({
      where: { reference: { in: chunk } },
      select: KNOWN,
      take: chunk.length,
    });
    for (const { assets, acceptances, ...risk } of found) {
      known.set(risk.reference, {
        ...risk,
        inherent: rating(risk.inherentLikelihood, risk.inherentImpact),
        current: rating(risk.currentLikelihood, risk.currentImpact),
        seenAt: risk.reviewedAt ?? risk.assessedAt,
        nextReview: risk.nextReview && dayOf(risk.nextReview),
        acceptance: acceptances.find(({ state }) => state === "accepted")?.reference ?? null,
        isAccepting: acceptances.length > 0,
        // In the order of the export.
        assets: assets
          .map(({ asset }) => asset)
          .sort((one, other) => (one.reference < other.reference ? -1 : 1)),
      });
    }
  }
  return known;
}

interface At {
  readonly actor: Actor;
  readonly now: Date;
}

/** The plan of an import against the register as it is now. */
export async function planFor(
  { db, rows }: { db: Reader; rows: Rows },
  input: LoadInput,
  { actor, now }: At,
): Promise<LoadPlan> {
  const risks = await knownIn(db, textsOf(input, "reference"));
  const names = await namesFor(db, input, now);
  const twins = input.doubles ? new Map() : await twinsOf(rows, textsOf(input, "title"));
  return planLoad(input, { risks, names, twins }, actor);
}

const WORST_FIRST = { create: 0, update: 1, there: 2, same: 3 } as const;

/** How a plan is answered; of many rows those that change something. */
export function answerOf(
  { rows, problems, unknown, voids }: LoadPlan,
  before: ImportedBefore | null,
): LoadPreview {
  const told = rows.map(({ row }) => row);
  const count = (action: (typeof told)[number]["action"]) =>
    told.filter((one) => one.action === action).length;
  const shown = told
    .toSorted((one, other) => WORST_FIRST[one.action] - WORST_FIRST[other.action])
    .slice(0, MOST_SHOWN)
    .toSorted((one, other) => one.line - other.line);
  return {
    ...{ created: count("create"), updated: count("update"), same: count("same") },
    there: count("there"),
    rows: shown,
    problems: gathered(problems).slice(0, MOST_SHOWN),
    wrong: problems.length,
    unknown: unknown.slice(0, MOST_SHOWN),
    voids: voids.slice(0, MOST_SHOWN).map((one) => ({ ...one })),
    before,
    seen: seenIn(rows),
  };
}

/** One text for the versions and acceptances of the risks that a plan was made against. */
function seenIn(rows: LoadPlan["rows"]): string {
  const known = rows.flatMap((one) => (one.known ? [one.known] : []));
  const facts = known.map(({ id, version, acceptance }) => [id, version, acceptance]);
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

/** @throws invalid where a mapping speaks of columns that the table does not have */
export function mustFitTable({ sheet, mapping }: LoadInput) {
  const strangers = Object.keys(mapping).filter((header) => !sheet.headers.includes(header));
  if (strangers.length === 0) return;
  throw invalid({ mapping: [`The table has no column “${strangers.slice(0, 5).join("”, “")}”.`] });
}

/** @throws conflict when a risk is not as the preview showed it */
export function mustBeAsSeen({ rows }: LoadPlan, seen: string | undefined) {
  if (seen === undefined || seen === seenIn(rows)) return;
  throw conflict("The register changed since the preview. Look at the preview again.");
}

/** @throws invalid where the same table came in before, and nobody says that it shall come again */
export function mustBeFirst(before: ImportedBefore | null, again: boolean) {
  if (!before || again) return;
  const { batch, title, by, at } = before;
  const file = title && ` from “${title}”`;
  throw invalid({
    again: [
      `${by || "Somebody"} imported the same table${file} on ${at.slice(0, 10)}, as ${batch}. Take ${batch} back first, or say that the table is to be imported again.`,
    ],
  });
}

const MOST_SAID = 20;

/** @throws invalid naming line and column of what keeps the whole from being imported */
export function mustBeGood({ problems }: LoadPlan) {
  if (problems.length === 0) return;
  const told = gathered(problems);
  const said = told.slice(0, MOST_SAID).map(({ line, rows, column, message }) => {
    const where = rows > 1 ? `line ${line} and ${rows - 1} more` : `line ${line}`;
    return `${where}${column && `, column ${column}`}: ${message}`;
  });
  const more = told.length - said.length;
  throw invalid(
    { sheet: more > 0 ? [...said, `And ${more} more.`] : said },
    `${problems.length} ${problems.length === 1 ? "cell has" : "cells have"} to be corrected. Nothing was imported.`,
  );
}
