import { invalid, notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { Threat } from "@/prisma/generated/client";
import type { ThreatUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { referenceName, threatCategories, threats } from "../catalogue";
import { Property } from "../schema";
import { type SaidOfThreat, ThreatKind, type ThreatRow } from "./schema";

/** More of its own nobody keeps; the list reads them all, and the catalogue beside them. */
export const MOST_OWN = 1000;

const isKind = (word: string): word is keyof typeof ThreatKind => word in ThreatKind;
const isProperty = (word: string): word is Property => word in Property;
const namesOf = (ids: readonly string[]) =>
  ids.map((id) => ({ id, name: referenceName(id) ?? "" }));

/** A threat of our own as the list shows it. */
export const ownRow = (own: Threat): ThreatRow => ({
  ...{ id: own.reference, title: own.title, category: own.category, origin: "own" },
  description: own.description,
  assetKinds: own.assetKinds.filter(isKind),
  properties: own.properties.filter(isProperty),
  likelihood: own.typicalLikelihood,
  impact: own.typicalImpact,
  rationale: own.rationale,
  vulnerabilities: [...own.vulnerabilities],
  controls: [...own.controls],
  treatments: own.treatments.map((action) => ({ option: null, action, reduces: null })),
  references: {
    atlas: namesOf(own.atlas),
    owaspLlm2025: namesOf(own.owasp.filter((id) => id.startsWith("LLM"))),
    owaspApi2023: namesOf(own.owasp.filter((id) => id.startsWith("API"))),
    cwe: [],
  },
});

/** @throws not_found */
export async function ownThreat(db: Reader | Tx, ref: string): Promise<Threat> {
  const found = await db.threat.findUnique({ where: named(ref) });
  if (!found) throw notFound("threat of our own");
  return found;
}

const unknown = (ids: readonly string[] | undefined, pattern: RegExp) =>
  (ids ?? []).filter((id) => !pattern.test(id) || referenceName(id) === undefined);

/** @throws invalid naming what ATLAS, OWASP or the controls do not have, and a title that is taken */
export async function mustBeSound(db: Reader, said: Partial<SaidOfThreat>, self?: string) {
  const problems: Record<string, string[]> = {};
  const say = (field: string, message: string) => {
    problems[field] = [...(problems[field] ?? []), message];
  };
  if (said.category && !threatCategories.includes(said.category))
    say("category", "Choose a category.");
  for (const id of unknown(said.atlas, /^AML\./)) say("atlas", `ATLAS has no technique ${id}.`);
  for (const id of unknown(said.owasp, /^(LLM|API)/)) say("owasp", `OWASP has no entry ${id}.`);
  const controls = said.controls ?? [];
  const known = await db.control.findMany({
    where: { reference: { in: [...controls] } },
    select: { reference: true },
  });
  for (const ref of controls) {
    if (!known.some(({ reference }) => reference === ref)) {
      say("controls", `There is no control ${ref}.`);
    }
  }
  const { title } = said;
  if (title) {
    const same = threats.find((one) => one.title.toLowerCase() === title.toLowerCase());
    const own = await db.threat.findFirst({
      where: {
        title: { equals: title, mode: "insensitive" },
        retiredAt: null,
        ...(self && { id: { not: self } }),
      },
      select: { reference: true },
    });
    const taken = same?.id ?? own?.reference;
    if (taken) say("title", `The library has a threat of this name: ${taken}.`);
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

/** The columns of what was said. */
export const columnsOf = ({ likelihood, impact, ...said }: Partial<SaidOfThreat>) => ({
  ...said,
  ...(likelihood !== undefined && { typicalLikelihood: likelihood }),
  ...(impact !== undefined && { typicalImpact: impact }),
});

/** @throws conflict with what it is now */
export async function moveThreat(
  tx: Tx,
  id: string,
  version: number,
  data: ThreatUncheckedUpdateManyInput,
) {
  const { count } = await tx.threat.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  const now = await tx.threat.findUniqueOrThrow({
    where: { id },
    select: { id: true, reference: true, title: true, version: true },
  });
  if (count === 0) throw stale(now);
  return now;
}
