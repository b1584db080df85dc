import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../workflow/rules";
import { requireFirst } from "../workflow/steps";
import {
  supplierApproved,
  supplierAssessed,
  supplierEdited,
  supplierEnded,
  supplierProposed,
  supplierRejected,
} from "./events";
import { gapsToAssess } from "./rules";
import {
  addSupplierInput,
  approveSupplierInput,
  assessSupplierInput,
  editSupplierInput,
  endSupplierInput,
  rejectSupplierInput,
  supplierMoved,
} from "./schema";
import {
  claimSupplier,
  columnsOf,
  evidenceFor,
  linkAssets,
  MOVED,
  mustBeApprovable,
  ownerNamed,
  type StoredSupplier,
  supplierNamed,
} from "./steps";

/** Proposes a supplier; free services and open weights too. */
export const addSupplier = command({
  name: "suppliers.add",
  may: ["staff", "engineer", "compliance"],
  writes: "isms",
  events: [supplierProposed],
  route: "POST /suppliers",
  input: addSupplierInput,
  output: supplierMoved,
  async run({ tx, actor, input, now, record, reference }) {
    const { name, service, owner, criticality, assets, ...rest } = input;
    const ownerId = await ownerNamed({ tx, now }, owner);
    const added = await tx.supplier.create({
      data: {
        ...columnsOf(rest),
        ...{ name, service, ownerId, criticality, proposedById: actor.id },
        ...(reference && { reference }),
      },
      select: MOVED,
    });
    await linkAssets(tx, added.id, assets);
    record(supplierProposed, added.id, { criticality, ownerId });
    return added;
  },
});

/** Corrects an entry. What was approved changes in its terms only within a review. */
export const editSupplier = command({
  name: "suppliers.edit",
  may: ["staff", "engineer", "compliance"],
  writes: "isms",
  events: [supplierEdited],
  route: "POST /suppliers/:id",
  input: editSupplierInput,
  output: supplierMoved,
  async run({ tx, actor, input, now, record }) {
    const { id: ref, version, name, service, owner, ...rest } = input;
    const supplier = await supplierNamed(tx, ref);
    mustWrite(supplier, actor, Object.keys(rest));
    const ownerId = owner && (await ownerNamed({ tx, now }, owner));
    const moved = await claimSupplier(tx, supplier.id, version, {
      ...columnsOf(rest),
      ...(name && { name }),
      ...(service && { service }),
      ...(ownerId && { ownerId }),
    });
    const fields = Object.keys(input).filter((key) => key !== "id" && key !== "version");
    record(supplierEdited, supplier.id, { fields });
    return moved;
  },
});

/** @throws forbidden, wrong_state */
function mustWrite(supplier: StoredSupplier, actor: Actor, judged: readonly string[]) {
  const { reference, state, proposedById, assessedById } = supplier;
  if (!holds(actor, "compliance", "engineer") && proposedById !== actor.id) {
    throw forbidden(`${reference} is not yours. Ask a compliance officer or an engineer.`);
  }
  if (state === "proposed") return;
  if (state === "assessed" && assessedById !== actor.id) {
    throw forbidden(`Only who assessed ${reference} may correct it before it is decided on.`);
  }
  if (state === "ended" || state === "rejected") {
    throw wrongState("What is over stays as it was, for those who look back.");
  }
  if (state !== "assessed" && judged.length > 0) {
    throw wrongState(`Begin a review of ${reference} and record there what has changed.`);
  }
}

/** Criticality, data and assets reached, places, sub-processors and assurance are known. */
export const assessSupplier = command({
  name: "suppliers.assess",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [supplierAssessed],
  route: "POST /suppliers/:id/assessment",
  input: assessSupplierInput,
  output: supplierMoved,
  async run({ tx, actor, input, now, record }) {
    const { id: ref, version, assets, assessment, ...rest } = input;
    const supplier = await supplierNamed(tx, ref);
    const state = requireTransition("supplier", supplier.state, "assess");
    await linkAssets(tx, supplier.id, assets);
    const data = columnsOf(rest);
    const reached = await tx.supplierAsset.count({ where: { supplierId: supplier.id } });
    const missing = gapsToAssess({ ...supplier, ...data, assets: reached });
    if (Object.keys(missing).length > 0) {
      throw invalid(missing, "Too little is known of it. Fill the gaps, then assess it.");
    }
    const judged = { state, assessment, assessedById: actor.id, assessedAt: now };
    const moved = await claimSupplier(tx, supplier.id, version, { ...data, ...judged });
    const { criticality = supplier.criticality } = rest;
    record(supplierAssessed, supplier.id, { criticality, fields: Object.keys(rest) });
    return moved;
  },
});

/** A second person decides to use it; of a critical one, top management. */
export const approveSupplier = command({
  name: "suppliers.approve",
  may: ["risk_owner", "top_management"],
  writes: "isms",
  decides: true,
  events: [supplierApproved],
  route: "POST /suppliers/:id/approval",
  input: approveSupplierInput,
  output: supplierMoved,
  async run({ tx, actor, input, now, record }) {
    const supplier = await supplierNamed(tx, input.id);
    if (supplier.assessedById === actor.id) {
      throw forbidden("Whoever assessed a supplier may not approve it. Ask somebody else.");
    }
    const state = await requireFirst(tx, {
      ...{ workflow: "supplier", from: supplier.state, action: "approve" },
      ...{ label: supplier.reference, done: "approved", after: ["approved", "under_review"] },
      taken: { byId: supplier.approvedById, at: supplier.approvedAt },
    });
    const { withoutAgreement = supplier.withoutAgreement, decision } = input;
    const nextReview = mustBeApprovable({
      ...{ supplier: { ...supplier, withoutAgreement }, actor, now },
      nextReview: input.nextReview,
    });
    const moved = await claimSupplier(tx, supplier.id, input.version, {
      ...{ state, withoutAgreement, decision, approvedById: actor.id, approvedAt: now },
      ...{ lastReview: asDate(dayOf(now)), nextReview: asDate(nextReview) },
    });
    record(supplierApproved, supplier.id, {
      criticality: supplier.criticality,
      nextReview,
      withoutAgreement: withoutAgreement !== "",
    });
    return moved;
  },
});

/** It is not used. */
export const rejectSupplier = command({
  name: "suppliers.reject",
  may: ["risk_owner", "top_management"],
  writes: "isms",
  decides: true,
  events: [supplierRejected],
  route: "POST /suppliers/:id/rejection",
  input: rejectSupplierInput,
  output: supplierMoved,
  async run({ tx, input, record }) {
    const supplier = await supplierNamed(tx, input.id);
    const state = requireTransition("supplier", supplier.state, "reject");
    const data = { state, decision: input.reason };
    const moved = await claimSupplier(tx, supplier.id, input.version, data);
    record(supplierRejected, supplier.id, {});
    return moved;
  },
});

/** It is no longer used: data came back or is gone, access is closed, and both are proven. */
export const endSupplier = command({
  name: "suppliers.end",
  may: ["risk_owner"],
  writes: "isms",
  decides: true,
  events: [supplierEnded],
  route: "POST /suppliers/:id/end",
  input: endSupplierInput,
  output: supplierMoved,
  async run({ tx, actor, input, now, record }) {
    const { id, version, reason: endReason, deletionProof, accessProof } = input;
    const supplier = await supplierNamed(tx, id);
    const state = await requireFirst(tx, {
      ...{ workflow: "supplier", from: supplier.state, action: "end" },
      ...{ label: supplier.reference, done: "ended", after: ["ended"] },
      taken: { byId: supplier.endedById, at: supplier.endedAt },
    });
    const evidence = await evidenceFor(tx, input.evidence);
    const moved = await claimSupplier(tx, supplier.id, version, {
      ...{ state, endReason, deletionProof, accessProof, endedAt: now, endedById: actor.id },
      endEvidence: evidence.map(({ reference }) => reference),
    });
    record(supplierEnded, supplier.id, { evidenceIds: evidence.map((one) => one.id) });
    return moved;
  },
});
