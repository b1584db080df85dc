import type * as z from "zod";
import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { requireTransition } from "@/lib/domain/workflow/rules";
import type { Actor } from "@/lib/kernel/actor";
import { invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf, isUuid, plusDays } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { leftBare, takeBack } from "../attestations/cycle/steps";
import { attestationDropped, attestationRecalled } from "../attestations/events";
import { controlStateChanged } from "../events";
import { followStates } from "../states/steps";
import {
  evidenceAccepted,
  evidenceExpired,
  evidenceRejected,
  evidenceSubmitted,
  evidenceWithdrawn,
} from "./events";
import { mustBePlausible, mustMask, mustRevise, mustSayWhole } from "./rules";
import {
  acceptEvidenceInput,
  evidenceChanged,
  expireInput,
  refuseEvidenceInput,
  submitEvidenceInput,
} from "./schema";
import {
  changeEvidence,
  evidenceAnswer,
  mustJudge,
  mustNotBeOwn,
  pieceNamed,
  requireEvidence,
} from "./steps";

const JUDGES = ["compliance", "top_management", "staff", "engineer", "risk_owner"] as const;

/**
 * Keeps a file as evidence. It has no route of its own: name, hash and size of the file come from the
 * upload routes, which saw the bytes.
 */
export const submitEvidence = command({
  name: "evidence.submit",
  may: ["staff", "compliance", "engineer", "risk_owner", "top_management"],
  writes: "isms",
  events: [evidenceSubmitted],
  input: submitEvidenceInput,
  output: evidenceChanged,
  async run({ tx, actor, input, now, record, reference }) {
    mustBePlausible(input, await todayOf(tx, now));
    mustSayWhole(input);
    const { file } = input;
    const before = await pieceNamed(tx, actor, input.revisionOf, "revisionOf");
    const original = await pieceNamed(tx, actor, input.twinOf, "twinOf");
    if (before) mustRevise(before, file.sha256);
    if (original) {
      mustMask(original, { sha256: file.sha256, personalData: input.personalData });
    }
    // What takes the place of another, or shows it masked, speaks about the same unless it says otherwise.
    const like = before ?? original;
    const controls = await idsOf(tx.control, input.controls, "controls", "control");
    const assets = await idsOf(tx.asset, input.assets, "assets", "asset");
    if (like && controls.length === 0) controls.push(...like.controls.map((one) => one.controlId));
    if (like && assets.length === 0) assets.push(...like.assets.map((one) => one.assetId));
    const { id } = await tx.evidence.create({
      data: {
        ...columnsOf(input, actor),
        state: requireTransition("evidence", "draft", "submit"),
        revisionOfId: before?.id ?? null,
        twinOfId: original?.id ?? null,
        submittedById: actor.id,
        createdAt: now,
        ...(reference && { reference }),
      },
      select: { id: true },
    });
    await link(tx, id, controls, assets);
    record(evidenceSubmitted, id, {
      ...{ sha256: file.sha256, size: file.size, controls, assets },
      ...(before && { revisionOf: before.id }),
      ...(original && { twinOf: original.id }),
    });
    return evidenceAnswer(tx, id);
  },
});

/** What the sender says, as the table keeps it. A token stands for a job, anybody else for themselves. */
function columnsOf(input: z.output<typeof submitEvidenceInput>, actor: Actor) {
  const { file, class: classification, controls, assets, revisionOf, twinOf, ...said } = input;
  return {
    ...said,
    classification,
    collector: said.collector ?? (actor.kind === "token" ? "job" : "person"),
    populationCount: said.populationCount ?? null,
    sampleCount: said.sampleCount ?? null,
    linkUrl: said.linkUrl ?? null,
    fileName: file.name,
    fileKind: file.kind,
    size: file.size,
    sha256: file.sha256,
    collectedAt: asDate(said.collectedAt),
    periodFrom: asDate(said.periodFrom),
    periodTo: asDate(said.periodTo),
    validUntil: said.validUntil ? asDate(said.validUntil) : null,
  } as const;
}

async function link(tx: Tx, evidenceId: string, controls: string[], assets: string[]) {
  await tx.evidenceControl.createMany({
    data: controls.map((controlId) => ({ evidenceId, controlId })),
  });
  await tx.evidenceAsset.createMany({ data: assets.map((assetId) => ({ evidenceId, assetId })) });
}

interface Finder {
  findMany(query: {
    where: { OR: [{ id: { in: string[] } }, { reference: { in: string[] } }] };
    select: { id: true; reference: true };
  }): PromiseLike<{ id: string; reference: string }[]>;
}

/** Ids of the records a field names. @throws invalid naming the first that does not exist. */
async function idsOf(table: Finder, refs: readonly string[], field: string, what: string) {
  if (refs.length === 0) return [];
  const found = await table.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: { id: true, reference: true },
  });
  const unknown = refs.find((ref) => !found.some((one) => one.id === ref || one.reference === ref));
  if (unknown) throw invalid({ [field]: [`There is no ${what} ${unknown}.`] });
  return found.map(({ id }) => id);
}

/**
 * A second person finds it usable. The answers to the five tests are given and kept where an attestation
 * that leans on it is accepted: they ask whether it serves a control in a period.
 */
export const acceptEvidence = command({
  name: "evidence.accept",
  may: [...JUDGES],
  writes: "isms",
  decides: true,
  route: "POST /evidence/:id/accept",
  events: [evidenceAccepted],
  input: acceptEvidenceInput,
  output: evidenceChanged,
  async run({ tx, actor, input, now, record }) {
    const found = await requireEvidence(tx, input.id);
    mustJudge(actor, found);
    const state = requireTransition("evidence", found.state, "accept");
    await mustNotBeOwn(tx, actor, found, "evidence.accept");
    const data = { state, acceptedById: actor.id, acceptedAt: now };
    await changeEvidence(tx, found.id, input.version, data);
    record(evidenceAccepted, found.id, { attestationId: null });
    return evidenceAnswer(tx, found.id);
  },
});

/** It proves nothing, and why. */
export const rejectEvidence = command({
  name: "evidence.reject",
  may: [...JUDGES],
  writes: "isms",
  decides: true,
  route: "POST /evidence/:id/reject",
  events: [evidenceRejected],
  input: refuseEvidenceInput,
  output: evidenceChanged,
  async run({ tx, actor, input, record }) {
    const found = await requireEvidence(tx, input.id);
    mustJudge(actor, found);
    const state = requireTransition("evidence", found.state, "reject");
    await mustNotBeOwn(tx, actor, found, "evidence.reject");
    await changeEvidence(tx, found.id, input.version, { state, reason: input.reason });
    record(evidenceRejected, found.id, {});
    return evidenceAnswer(tx, found.id);
  },
});

/**
 * Marks accepted evidence as no longer to be used, and recalls what was attested on it alone. The file stays
 * until its retention ends.
 */
export const withdrawEvidence = command({
  name: "evidence.withdraw",
  may: ["compliance"],
  writes: "isms",
  route: "POST /evidence/:id/withdraw",
  events: [evidenceWithdrawn, attestationRecalled, attestationDropped, controlStateChanged],
  input: refuseEvidenceInput,
  output: evidenceChanged,
  async run(context) {
    const { tx, input, now, record } = context;
    const found = await requireEvidence(tx, input.id);
    const state = requireTransition("evidence", found.state, "withdraw");
    await changeEvidence(tx, found.id, input.version, { state, reason: input.reason });
    record(evidenceWithdrawn, found.id, {});
    const reason = `${found.reference} was withdrawn: ${input.reason}`;
    const bare = await leftBare(tx, found.id);
    for (const { id, version } of bare) {
      const back = await takeBack(
        tx,
        { id, version, reason },
        { action: "recall", now },
        (...one) => record(attestationDropped, ...one),
      );
      record(attestationRecalled, id, { controlId: back.controlId, due: back.due });
    }
    await followStates(
      context,
      bare.map(({ controlId }) => controlId),
    );
    return evidenceAnswer(tx, found.id);
  },
});

/** Its validity has ended. */
export const expireEvidence = command({
  name: "evidence.expire",
  may: ["system"],
  writes: "isms",
  events: [evidenceExpired],
  input: expireInput,
  output: evidenceChanged,
  async run({ tx, input, now, record }) {
    const found = await requireEvidence(tx, input.id);
    const state = requireTransition("evidence", found.state, "expire");
    const ends = found.validUntil ? dayOf(found.validUntil) : null;
    if (!ends || ends >= (await todayOf(tx, now)))
      throw wrongState("This evidence is still valid.");
    await changeEvidence(tx, found.id, found.version, { state });
    record(evidenceExpired, found.id, { validUntil: ends, on: plusDays(ends, 1) });
    return evidenceAnswer(tx, found.id);
  },
});
