import { forbidden, invalid, notFound, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { type At, personNamed } from "../../people/steps";
import { requireTransition } from "../../workflow/rules";
import { actionFinished, papersCollected, reviewBegun, supplierConfirmed } from "../events";
import { dueTrigger } from "../rules";
import { supplierMoved } from "../schema";
import {
  claimSupplier,
  columnsOf,
  daysOf,
  mustBeApprovable,
  type StoredSupplier,
  supplierNamed,
} from "../steps";
import {
  beginDueInput,
  collectPapersInput,
  confirmSupplierInput,
  finishActionInput,
  reviewSupplierInput,
} from "./schema";

const begun = (now: Date) => ({ reviewBegunAt: now, collectorIds: [], papers: "" });

/** Somebody looks at it again: by interval, after an incident, new terms or the end of its assurance. */
export const reviewSupplier = command({
  name: "suppliers.review",
  may: ["compliance"],
  writes: "isms",
  events: [reviewBegun],
  route: "POST /suppliers/:id/review",
  input: reviewSupplierInput,
  output: supplierMoved,
  async run({ tx, input, now, record }) {
    const { trigger, reason: reviewReason } = input;
    const supplier = await supplierNamed(tx, input.id);
    const state = requireTransition("supplier", supplier.state, "review");
    const data = { state, reviewTrigger: trigger, reviewReason, ...begun(now) };
    const moved = await claimSupplier(tx, supplier.id, input.version, data);
    record(reviewBegun, supplier.id, { trigger, due: daysOf(supplier).nextReview });
    return moved;
  },
});

/** The clock begins what is due. */
export const beginDueReview = command({
  name: "suppliers.beginDueReview",
  may: ["system"],
  writes: "isms",
  events: [reviewBegun],
  input: beginDueInput,
  output: supplierMoved,
  async run({ tx, input, now, record }) {
    const supplier = await supplierNamed(tx, input.id);
    const days = daysOf(supplier);
    const trigger = dueTrigger({ ...days, state: supplier.state }, dayOf(now));
    if (!trigger) throw wrongState(`${supplier.reference} is not due.`);
    const state = requireTransition("supplier", supplier.state, "review");
    const data = { state, reviewTrigger: trigger, reviewReason: "", ...begun(now) };
    const moved = await claimSupplier(tx, supplier.id, supplier.version, data);
    record(reviewBegun, supplier.id, { trigger, due: days.nextReview });
    return moved;
  },
});

/** What was asked of the supplier and read, and what it changes. */
export const collectPapers = command({
  name: "suppliers.collectPapers",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [papersCollected],
  route: "POST /suppliers/:id/papers",
  input: collectPapersInput,
  output: supplierMoved,
  async run({ tx, actor, input, record }) {
    const { id, version, papers, ...rest } = input;
    const supplier = await supplierNamed(tx, id);
    mustBeUnderReview(supplier);
    const moved = await claimSupplier(tx, supplier.id, version, {
      ...columnsOf(rest),
      papers,
      collectorIds: [...new Set([...supplier.collectorIds, actor.id])],
    });
    record(papersCollected, supplier.id, { fields: Object.keys(rest) });
    return moved;
  },
});

function mustBeUnderReview({ state, reference }: StoredSupplier) {
  if (state === "under_review") return;
  throw wrongState(`${reference} is not under review. Begin a review first.`);
}

/** A second person judges what was collected, and says that it may go on. */
export const confirmSupplier = command({
  name: "suppliers.confirm",
  may: ["risk_owner", "top_management"],
  writes: "isms",
  decides: true,
  events: [supplierConfirmed],
  route: "POST /suppliers/:id/confirmation",
  input: confirmSupplierInput,
  output: supplierMoved,
  async run({ tx, actor, input, now, record }) {
    const { id, version, result, exceptions, actions } = input;
    const supplier = await supplierNamed(tx, id);
    const state = requireTransition("supplier", supplier.state, "confirm");
    if (supplier.collectorIds.includes(actor.id)) {
      throw forbidden("Whoever collected the papers may not confirm the supplier on them.");
    }
    mustBeRead(supplier, exceptions);
    const { withoutAgreement = supplier.withoutAgreement } = input;
    const nextReview = mustBeApprovable({
      ...{ supplier: { ...supplier, withoutAgreement }, actor, now },
      nextReview: input.nextReview,
    });
    const moved = await claimSupplier(tx, supplier.id, version, {
      ...{ state, withoutAgreement, reviewTrigger: null, reviewReason: "", reviewBegunAt: null },
      ...{ papers: "", collectorIds: [], nextReview: asDate(nextReview) },
      lastReview: asDate(dayOf(now)),
    });
    const { papers, collectorIds, reviewTrigger: trigger } = supplier;
    const review = await tx.supplierReview.create({
      data: {
        ...{ supplierId: supplier.id, at: now, byId: actor.id, trigger, papers, collectorIds },
        ...{ result, exceptions, nextReview: asDate(nextReview) },
      },
      select: { id: true },
    });
    const tasks = await Promise.all(actions.map((one, at) => taskOf({ tx, now }, one, at)));
    await tx.supplierAction.createMany({
      data: tasks.map((one) => ({ ...one, supplierId: supplier.id, reviewId: review.id })),
    });
    const said = { reviewId: review.id, nextReview, actions: actions.length };
    record(supplierConfirmed, supplier.id, said);
    return moved;
  },
});

/** @throws wrong_state, invalid */
function mustBeRead({ reference, papers, assuranceGaps }: StoredSupplier, exceptions: string) {
  if (!papers) throw wrongState(`Nobody has collected the papers of ${reference} yet.`);
  const none = ["", "none"].includes(assuranceGaps.trim().toLowerCase());
  if (!none && exceptions.length < 10) {
    throw invalid({ exceptions: [`Say what its exceptions mean here: “${assuranceGaps}”.`] });
  }
}

interface Asked {
  readonly action: string;
  readonly responsible: string;
  readonly due: string;
}
async function taskOf(at: At, { action, responsible, due }: Asked, index: number) {
  if (due <= dayOf(at.now))
    throw invalid({ [`actions.${index}.due`]: ["Choose a day in the future."] });
  const field = `actions.${index}.responsible`;
  const person = await personNamed(at, responsible, field, { notAuditors: true });
  return { action, responsibleId: person.id, due: asDate(due) };
}

/** Whoever is named for it says that the action is done. */
export const finishAction = command({
  name: "suppliers.finishAction",
  may: ["staff"],
  writes: "isms",
  events: [actionFinished],
  route: "POST /suppliers/:id/actions",
  input: finishActionInput,
  output: supplierMoved,
  async run({ tx, actor, input, now, record }) {
    const supplier = await supplierNamed(tx, input.id);
    const moved = await claimSupplier(tx, supplier.id, input.version, {});
    const where = { id: input.actionId, supplierId: supplier.id };
    const action = await tx.supplierAction.findFirst({ where });
    if (!action) throw notFound("action");
    if (action.responsibleId !== actor.id) {
      throw forbidden("Only the person named for this action may say that it is done.");
    }
    if (action.doneAt) throw wrongState("This action is done already.");
    const data = { doneAt: now, doneById: actor.id, note: input.note };
    await tx.supplierAction.update({ where: { id: action.id }, data });
    record(actionFinished, supplier.id, { actionId: action.id });
    return moved;
  },
});
