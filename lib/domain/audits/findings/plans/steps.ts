import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, wrongState } from "@/lib/kernel/errors";
import type { Tx } from "@/lib/platform/db";
import type { Grade } from "@/prisma/generated/enums";
import type { FindingModel } from "@/prisma/generated/models";
import { tellingWords } from "./rules";

/** Staff act where they are named; the other roles may help with any finding. */
export function mustBeConcerned(actor: Actor, finding: FindingModel) {
  if (holds(actor, "engineer", "compliance", "risk_owner")) return;
  if ([finding.areaOwnerId, finding.responsibleId].includes(actor.id)) return;
  throw forbidden("Only the person responsible or the owner of the area may do this.");
}

export function gradeOf(finding: FindingModel): Grade {
  if (!finding.grade) throw wrongState("This finding has no grade yet.");
  return finding.grade;
}

const MOST_NAMES = 200;

/** Names of persons of whom a cause speaks, so that one that only names somebody is recognised. */
export async function namesIn(tx: Tx, cause: string | null): Promise<string[]> {
  const begins = (word: string) => [
    { name: { startsWith: word, mode: "insensitive" as const } },
    { name: { contains: ` ${word}`, mode: "insensitive" as const } },
  ];
  const people = await tx.person.findMany({
    where: { OR: tellingWords(cause ?? "").flatMap(begins) },
    select: { name: true },
    take: MOST_NAMES,
  });
  return people.map(({ name }) => name);
}
