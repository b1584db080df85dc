import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { mustDiffer } from "@/lib/domain/people/segregation/steps";
import { personNamed } from "@/lib/domain/people/steps";
import { type Actor, holds } from "@/lib/kernel/actor";
import { AppError, forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { plusDays } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { attestationDropped, attestationOpened, attestationScheduled } from "./attestations/events";
import { dropOpenAttestation, hasOpenAttestation, scheduleAttestation } from "./attestations/steps";
import { annexA } from "./catalogue";
import {
  controlAdded,
  controlAdopted,
  controlAssigned,
  controlDecided,
  controlDescribed,
  controlStateChanged,
} from "./events";
import { OPENS_BEFORE_DAYS } from "./rules";
import {
  addControlInput,
  adopted,
  adoptInput,
  assignInput,
  controlChanged,
  decideInput,
  describeInput,
  type InclusionReason,
} from "./schema";
import { soaOpened, soaWritten } from "./soa/editions/events";
import { writeInEdition } from "./soa/editions/steps";
import { followStates } from "./states/steps";
import { changeControl, controlAnswer, requireControl } from "./steps";

/** Brings the 93 controls of Annex A into an installation that has none. */
export const adoptAnnexA = command({
  name: "controls.adopt",
  may: ["compliance", "system"],
  writes: "isms",
  route: "POST /controls/adopt",
  events: [controlAdopted],
  input: adoptInput,
  output: adopted,
  async run({ tx, record }) {
    if ((await tx.control.count({ where: { source: "annex_a" } })) > 0) {
      throw wrongState("The controls of Annex A are here already.");
    }
    const created = await tx.control.createManyAndReturn({
      data: annexA.map(({ id, title, theme, suggestedAttestationDays }, index) => ({
        reference: id,
        title,
        theme,
        source: "annex_a" as const,
        position: index + 1,
        attestationDays: suggestedAttestationDays,
      })),
      select: { id: true, reference: true },
    });
    for (const { id, reference } of created) record(controlAdopted, id, { reference });
    return { created: created.length };
  },
});

/** Adds a control of one's own, for what Annex A does not cover. */
export const addControl = command({
  name: "controls.add",
  may: ["compliance"],
  writes: "isms",
  route: "POST /controls",
  events: [controlAdded],
  input: addControlInput,
  output: controlChanged,
  async run({ tx, input, record, reference }) {
    const { _max } = await tx.control.aggregate({ _max: { position: true } });
    const control = await tx.control.create({
      data: {
        title: input.title,
        theme: "own",
        source: "own",
        position: Math.max(annexA.length, _max.position ?? 0) + 1,
        statement: input.statement,
        statementVersion: input.statement ? 1 : 0,
        ...(reference && { reference }),
      },
      select: { id: true, reference: true },
    });
    record(controlAdded, control.id, { reference: control.reference });
    return controlAnswer(tx, control.id);
  },
});

/** Decides whether a control is necessary, and says why (6.1.3). */
export const decideControl = command({
  name: "controls.decide",
  may: ["compliance"],
  writes: "isms",
  route: "POST /controls/:id/decide",
  events: [
    controlDecided,
    controlStateChanged,
    attestationScheduled,
    attestationOpened,
    attestationDropped,
    soaOpened,
    soaWritten,
  ],
  input: decideInput,
  output: controlChanged,
  async run(context) {
    const { tx, input, now, record } = context;
    const control = await requireControl(tx, input.id);
    const { id } = control;
    const risks = await mustExist(tx, input.inclusion);
    await mustBeOfContext(tx, input.inclusion);
    await writeInEdition(context);
    if (!input.necessary) {
      await mustNotBePlanned(tx, control);
      await dropOpenAttestation(tx, id, record);
    }
    await changeControl(tx, id, input.version, {
      necessary: input.necessary,
      inclusion: input.necessary ? input.inclusion : [],
      exclusionReason: input.necessary ? null : input.exclusionReason,
      ...(!isAttested(control) && { implementationStatus: input.implementation }),
    });
    const kinds = [...new Set(input.inclusion.map(({ kind }) => kind))];
    record(controlDecided, id, { necessary: input.necessary, kinds, risks });
    if (input.necessary && control.ownerId && !(await hasOpenAttestation(tx, id))) {
      const today = await todayOf(tx, now);
      const due = plusDays(today, OPENS_BEFORE_DAYS);
      await scheduleAttestation(tx, { controlId: id, due, today, record });
    }
    await followStates(context, [id]);
    return controlAnswer(tx, id);
  },
});

/** What follows from an accepted attestation is not typed over. */
const isAttested = ({ implementationStatus }: { implementationStatus: string }) =>
  implementationStatus === "implemented" || implementationStatus === "partial";

/** References of the risks that reasons name. @throws invalid naming one that does not exist. */
async function mustExist(tx: Tx, reasons: readonly InclusionReason[]): Promise<string[]> {
  const risks = [...new Set(reasons.flatMap((reason) => reason.risks))];
  if (risks.length === 0) return [];
  const found = await tx.risk.findMany({
    where: { reference: { in: risks } },
    select: { reference: true },
  });
  const unknown = risks.find((risk) => !found.some(({ reference }) => reference === risk));
  if (unknown) throw invalid({ inclusion: [`There is no risk ${unknown}. Give its reference.`] });
  return risks;
}

/** @throws invalid naming an entry that the context does not hold */
async function mustBeOfContext(tx: Tx, reasons: readonly InclusionReason[]) {
  const named = [...new Set(reasons.flatMap((reason) => reason.context))];
  if (named.length === 0) return;
  const found = await tx.contextItem.findMany({
    where: { reference: { in: named } },
    select: { reference: true },
  });
  const unknown = named.find((one) => !found.some(({ reference }) => reference === one));
  if (unknown) {
    throw invalid({ inclusion: [`The context holds no entry ${unknown}. Give its reference.`] });
  }
}

/** What a treatment leans on cannot be unnecessary. */
async function mustNotBePlanned(tx: Tx, { id, reference }: { id: string; reference: string }) {
  const treatment = await tx.treatment.findFirst({
    where: { controls: { some: { controlId: id } }, state: { not: "cancelled" } },
    select: { reference: true },
  });
  if (!treatment) return;
  const why = `Treatment ${treatment.reference} relies on ${reference}. A control in the treatment plan is necessary.`;
  throw invalid({ necessary: [why] });
}

/** Names who answers for a control, and the competent second person who reviews what he says. */
export const assignControl = command({
  name: "controls.assign",
  may: ["compliance"],
  writes: "isms",
  route: "POST /controls/:id/assign",
  events: [controlAssigned, attestationScheduled, attestationOpened],
  input: assignInput,
  output: controlChanged,
  async run({ tx, input, now, record, reference }) {
    const control = await requireControl(tx, input.id);
    if (control.necessary === false) {
      throw wrongState(`${control.reference} is excluded and needs no owner.`);
    }
    const owner = await personNamed({ tx, now }, input.owner, "owner", { notAuditors: true });
    const reviewer = await personNamed({ tx, now }, input.reviewer, "reviewer", {
      notAuditors: true,
    });
    await mustBeTwo(tx, control, owner, reviewer);
    const today = await todayOf(tx, now);
    const due = input.firstDue ?? plusDays(today, OPENS_BEFORE_DAYS);
    if (due < today) throw invalid({ firstDue: ["This day has passed."] });
    const { attestationDays } = input;
    await changeControl(tx, control.id, input.version, {
      ownerId: owner.id,
      reviewerId: reviewer.id,
      attestationDays,
    });
    record(controlAssigned, control.id, {
      owner: owner.id,
      reviewer: reviewer.id,
      attestationDays,
    });
    if (control.necessary && !(await hasOpenAttestation(tx, control.id))) {
      // What this brings into being is the attestation, so a given reference is the attestation's.
      await scheduleAttestation(tx, { controlId: control.id, due, today, reference, record });
    }
    return controlAnswer(tx, control.id);
  },
});

/** S2 from the start: who owns a control cannot be named to review it, unless that was compensated. */
async function mustBeTwo(
  tx: Tx,
  control: { id: string; reference: string },
  owner: Pick<Actor, "id" | "name" | "roles">,
  reviewer: Pick<Actor, "id" | "name" | "roles">,
) {
  if (owner.id !== reviewer.id) return;
  await mustDiffer(tx, {
    rule: "S2",
    actor: { kind: "person", ...reviewer },
    from: [owner.id],
    record: { kind: "control", id: control.id, label: control.reference },
    act: "controls.assign",
  }).catch((error: unknown) => {
    const why = "The reviewer must be a second person (S2).";
    // Anything else, such as a lost database, is not the caller's to mend.
    throw error instanceof AppError && error.code === "forbidden"
      ? invalid({ reviewer: [why] })
      : error;
  });
}

/** Says how the control is done here; every wording is kept, and attestations name theirs. */
export const describeControl = command({
  name: "controls.describe",
  may: ["compliance", "staff", "engineer", "risk_owner", "top_management"],
  writes: "isms",
  route: "POST /controls/:id/describe",
  events: [controlDescribed],
  input: describeInput,
  output: controlChanged,
  async run({ tx, actor, input, record }) {
    const control = await requireControl(tx, input.id);
    if (!holds(actor, "compliance") && control.ownerId !== actor.id) {
      throw forbidden(
        `Only the owner of ${control.reference} or a compliance officer describes it.`,
      );
    }
    const statementVersion = control.statementVersion + 1;
    await changeControl(tx, control.id, input.version, {
      statement: input.statement,
      statementVersion,
    });
    record(controlDescribed, control.id, { statementVersion });
    return controlAnswer(tx, control.id);
  },
});
