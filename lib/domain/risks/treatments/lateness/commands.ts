import { wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import type { GrantedRole } from "@/prisma/generated/enums";
import type { PersonWhereInput } from "@/prisma/generated/models";
import { inForce } from "../../../people/steps";
import { treatmentEscalated } from "../events";
import { daysLate, escalationOf } from "../rules";
import { escalatedShape, escalateInput } from "../schema";
import { claim, type Treatment, treatmentFor } from "../steps";

/** Tells that an action is late, each step up once: who does it, the risk's owner, compliance. */
export const escalateTreatment = command({
  name: "treatments.escalate",
  may: ["system"],
  writes: "isms",
  events: [treatmentEscalated],
  input: escalateInput,
  output: escalatedShape,
  async run({ tx, input, now, record }) {
    const treatment = await treatmentFor(tx, input.id);
    const days = daysLate(dayOf(treatment.due), treatment.state, dayOf(now));
    const until = escalationOf(days);
    if (until <= treatment.escalation) throw wrongState("Nobody else is to be told yet.");
    await claim(tx, treatment, treatment.version, { escalation: until, escalatedAt: now });
    for (let level = treatment.escalation + 1; level <= until; level++) {
      const toIds = await toldAt(tx, treatment, level, now);
      await tx.treatmentEscalation.create({
        data: { treatmentId: treatment.id, level, due: treatment.due, at: now, toIds },
      });
      record(treatmentEscalated, treatment.id, {
        ...{ riskId: treatment.riskId, level, daysLate: days, toIds },
      });
    }
    return { id: treatment.id, escalation: until };
  },
});

/** Who lost this role answers for the risk no longer: another owner is to be named. */
const OWNS: GrantedRole = "risk_owner";

/** Compliance officers are few; more than these need not be told by name. */
const MOST = 20;

/** Whoever is here of: who does it, the risk's owner while a risk owner, compliance. Nothing is told to somebody who has left. */
async function toldAt(tx: Tx, treatment: Treatment, level: number, now: Date): Promise<string[]> {
  const { ownerId } = await tx.risk.findUniqueOrThrow({
    where: { id: treatment.riskId },
    select: { ownerId: true },
  });
  const responsible = level === 1 && (await here(tx, treatment.responsibleId, now));
  if (responsible) return [treatment.responsibleId];
  const owns = level <= 2 && (await here(tx, ownerId, now, OWNS));
  return owns ? [ownerId] : officers(tx, now);
}

const isHere = (now: Date): PersonWhereInput => ({
  state: "active",
  OR: [{ accessUntil: null }, { accessUntil: { gte: asDate(dayOf(now)) } }],
});

/** Is somebody here, and of the role if one is asked for? */
async function here(tx: Tx, id: string, now: Date, role?: GrantedRole): Promise<boolean> {
  const holds = role && { grants: { some: { role, ...inForce(dayOf(now)) } } };
  return (await tx.person.count({ where: { id, ...isHere(now), ...holds } })) > 0;
}

async function officers(tx: Tx, now: Date): Promise<string[]> {
  const found = await tx.person.findMany({
    where: { ...isHere(now), grants: { some: { role: "compliance", ...inForce(dayOf(now)) } } },
    orderBy: { reference: "asc" },
    select: { id: true },
    take: MOST,
  });
  return found.map(({ id }) => id);
}
