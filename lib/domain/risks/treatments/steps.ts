import type { Actor } from "@/lib/kernel/actor";
import { forbidden, invalid, notFound, stale } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import type { Reader, Tx } from "@/lib/platform/db";
import type { TreatmentUncheckedUpdateManyInput } from "@/prisma/generated/models";
import { mustDiffer } from "../../people/segregation/steps";
import { requireTransition } from "../../workflow/rules";
import type { Judged } from "../standing/steps";
import { riskFor, shown } from "../steps";
import { type Acting, actingAfter, gapsOf } from "./rules";

const find = (db: Reader, ref: string) =>
  db.treatment.findUnique({
    where: named(ref),
    include: { controls: { select: { controlId: true, side: true, strength: true } } },
  });
export type Treatment = NonNullable<Awaited<ReturnType<typeof find>>>;

/** @throws not_found */
export async function treatmentFor(db: Reader, ref: string): Promise<Treatment> {
  const found = await find(db, ref);
  if (!found) throw notFound("treatment");
  return found;
}

/** The action and its risk as commands answer them. */
export async function answer(tx: Tx, id: string) {
  const treatment = await treatmentFor(tx, id);
  return { ...treatment, risk: shown(await riskFor(tx, treatment.riskId)) };
}

/** @throws conflict with the current row when the version is stale */
export async function claim(
  tx: Tx,
  treatment: Pick<Treatment, "id">,
  version: number,
  data: TreatmentUncheckedUpdateManyInput,
) {
  const claimed = await tx.treatment.updateMany({
    where: { id: treatment.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (claimed.count === 0) throw stale(await answer(tx, treatment.id));
}

type Approvable = Pick<
  Treatment,
  "id" | "reference" | "state" | "option" | "responsibleId" | "verification"
> & { readonly controls: readonly unknown[] };

interface Approving {
  readonly treatment: Approvable;
  readonly risk: Pick<Judged, "kind">;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * What approval writes, once nothing stands against it.
 * @throws forbidden (S4), wrong_state, invalid naming what the action does not say
 */
export async function approval(tx: Tx, { treatment, risk, actor, now }: Approving) {
  await mustNotDo(tx, {
    treatment,
    actor,
    act: "treatments.approve",
    from: [treatment.responsibleId],
  });
  const state = requireTransition("treatment", treatment.state, "approve");
  const gaps = gapsOf({ ...treatment, lowersScore: risk.kind === "risk" });
  if (Object.keys(gaps).length > 0) {
    throw invalid(gaps, `${treatment.reference} says too little to be approved. Edit it first.`);
  }
  return { state, approvedById: actor.id, approvedAt: now } as const;
}

interface Doing {
  readonly treatment: Pick<Treatment, "id" | "reference">;
  readonly actor: Actor;
  readonly act: string;
  readonly from: readonly (string | null)[];
}

/** S4: whoever does the work neither approves nor verifies it. */
export const mustNotDo = (tx: Tx, { treatment, actor, act, from }: Doing) =>
  mustDiffer(tx, {
    rule: "S4",
    actor,
    from,
    record: { kind: "treatment", id: treatment.id, label: treatment.reference },
    act,
  });

/** @throws forbidden unless the action is the actor's to carry out */
export function mustBeResponsible(treatment: Treatment, actor: Actor) {
  if (treatment.responsibleId !== actor.id) {
    throw forbidden(`Only the person responsible for ${treatment.reference} may do this.`);
  }
}

/** A verified action's controls act on the risk from now on, each in place of what it did on its sides. */
export async function link(tx: Tx, risk: Judged, { controls }: Treatment) {
  const ids = [...new Set(controls.map((one) => one.controlId))];
  if (ids.length === 0) return [];
  const before = risk.controls.filter(({ controlId }) => ids.includes(controlId));
  await tx.riskControl.deleteMany({ where: { riskId: risk.id, controlId: { in: ids } } });
  await tx.riskControl.createMany({
    data: actingAfter(before, controls).map(({ controlId, side, strength }) => ({
      ...{ riskId: risk.id, controlId, side, strength },
    })),
  });
  return controls;
}

/** Makes these the action's controls. */
export async function setControls(tx: Tx, treatmentId: string, links: readonly Acting[]) {
  await tx.treatmentControl.deleteMany({ where: { treatmentId } });
  if (links.length === 0) return;
  await tx.treatmentControl.createMany({
    data: links.map(({ controlId, side, strength }) => ({
      ...{ treatmentId, controlId, side, strength },
    })),
  });
}

/** Ids of usable evidence. @throws invalid naming what is missing, rejected or withdrawn */
export async function evidenceIds(tx: Tx, refs: readonly string[]): Promise<string[]> {
  const found = await tx.evidence.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: { id: true, reference: true, state: true },
  });
  const missing = refs.filter(
    (ref) => !found.some((one) => one.id === ref || one.reference === ref),
  );
  if (missing.length > 0) {
    throw invalid({ evidence: [`There is no evidence ${missing.join(", ")}.`] });
  }
  const unfit = found.filter(({ state }) => state === "rejected" || state === "withdrawn");
  if (unfit.length > 0) {
    const names = unfit.map((one) => one.reference).join(", ");
    throw invalid({ evidence: [`${names} was rejected or withdrawn.`] });
  }
  return [...new Set(found.map((one) => one.id))];
}
