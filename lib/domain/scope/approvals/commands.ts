import { notFound, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import type { ScopeTrigger } from "@/prisma/generated/enums";
import { mustDiffer } from "../../people/segregation/steps";
import { requireTransition } from "../../workflow/rules";
import {
  scopeApproved,
  scopeDrafted,
  scopeReviewConfirmed,
  scopeSuperseded,
  scopeWasReviewed,
} from "../events";
import { monthsAfter } from "../rules";
import {
  confirmReviewInput,
  reviewScopeInput,
  scopeChangeInput,
  scopeMoved,
  scopeReviewed,
} from "../schema";
import {
  claimEdition,
  editionNamed,
  MOVED,
  type StoredEdition,
  sha256Of,
  startEdition,
} from "../steps";

const labelled = ({ id, edition }: StoredEdition) =>
  ({ kind: "scope", id, label: `scope ${edition}` }) as const;

/** Approves an edition, freezes its text and takes the one before out of force, in one act. */
export const approveScope = command({
  name: "scope.approve",
  may: ["top_management"],
  writes: "isms",
  decides: true,
  events: [scopeApproved, scopeSuperseded],
  route: "POST /scopes/:id/approval",
  input: scopeChangeInput,
  output: scopeMoved,
  async run({ tx, actor, input, now, record }) {
    const scope = await editionNamed(tx, input.id);
    const state = requireTransition("scope", scope.state, "approve");
    const from = [scope.authorId, ...scope.writerIds];
    await mustDiffer(tx, {
      rule: "S1",
      actor,
      from,
      record: labelled(scope),
      act: "scope.approve",
    });
    const before = await supersede(tx);
    if (before) record(scopeSuperseded, before.id, { edition: before.edition, by: scope.edition });
    const sha256 = sha256Of(scope);
    const nextReview = monthsAfter(dayOf(now), scope.reviewIntervalMonths);
    const moved = await claimEdition(tx, {
      id: scope.id,
      version: input.version,
      data: {
        state,
        approverId: actor.id,
        approvedAt: now,
        sha256,
        nextReview: asDate(nextReview),
      },
    });
    record(scopeApproved, scope.id, { edition: scope.edition, sha256, nextReview });
    return moved;
  },
});

/** Only one edition is in force: the database holds that too, so the old one goes first. */
async function supersede(tx: Tx) {
  const before = await tx.scopeStatement.findFirst({ where: { state: "approved" } });
  if (!before) return null;
  const state = requireTransition("scope", before.state, "supersede");
  return claimEdition(tx, { id: before.id, version: before.version, data: { state } });
}

/** Holds the approved text against what has changed. "Still valid" waits for a second person. */
export const reviewScope = command({
  name: "scope.review",
  may: ["compliance"],
  writes: "isms",
  events: [scopeWasReviewed, scopeDrafted],
  route: "POST /scopes/:id/reviews",
  input: reviewScopeInput,
  output: scopeReviewed,
  async run({ tx, actor, input, now, record }) {
    const { id: ref, version, ...said } = input;
    const scope = await editionNamed(tx, ref);
    const state = requireTransition("scope", scope.state, "review");
    const moved = await claimEdition(tx, { id: scope.id, version, data: { state } });
    const review = await tx.scopeReview.create({
      data: { ...said, scopeId: scope.id, at: now, byId: actor.id },
      select: { id: true },
    });
    const { trigger, result } = said;
    record(scopeWasReviewed, scope.id, { reviewId: review.id, trigger, result });
    if (result === "still_valid") return { ...moved, reviewId: review.id, draft: null };
    const started = await draftUnlessOpen(tx, { actor, reference: undefined, given: {} });
    if (started.isNew) {
      record(scopeDrafted, started.draft.id, {
        edition: started.draft.edition,
        from: scope.edition,
      });
    }
    return { ...moved, reviewId: review.id, draft: started.draft };
  },
});

/** A review that asks for a new edition starts it, or leads to the one that is being written. */
async function draftUnlessOpen(tx: Tx, start: Parameters<typeof startEdition>[1]) {
  const open = await tx.scopeStatement.findFirst({
    where: { state: { in: ["draft", "in_review"] } },
    select: MOVED,
  });
  if (open) return { draft: open, isNew: false };
  return { draft: (await startEdition(tx, start)).draft, isNew: true };
}

/** A second person says that the scope is still valid. */
export const confirmScopeReview = command({
  name: "scope.confirmReview",
  may: ["top_management"],
  writes: "isms",
  decides: true,
  events: [scopeReviewConfirmed],
  route: "POST /scopes/:id/reviews/:reviewId/confirmation",
  input: confirmReviewInput,
  output: scopeMoved,
  async run({ tx, actor, input, now, record }) {
    const scope = await editionNamed(tx, input.id);
    const review = await tx.scopeReview.findFirst({
      where: { id: input.reviewId, scopeId: scope.id },
    });
    if (!review) throw notFound("scope review");
    if (scope.state !== "approved" || review.result !== "still_valid" || review.confirmedAt) {
      throw wrongState("Only an open review of the scope in force can be confirmed.");
    }
    const act = "scope.confirmReview";
    await mustDiffer(tx, { rule: "S1", actor, from: [review.byId], record: labelled(scope), act });
    const nextReview = nextReviewAfter(scope, review.trigger, dayOf(now));
    await tx.scopeReview.update({
      where: { id: review.id },
      data: { confirmedById: actor.id, confirmedAt: now },
    });
    const data = { nextReview: asDate(nextReview) };
    const moved = await claimEdition(tx, { id: scope.id, version: input.version, data });
    record(scopeReviewConfirmed, scope.id, { reviewId: review.id, nextReview });
    return moved;
  },
});

/** A look for another reason does not replace the periodic one. */
function nextReviewAfter(scope: StoredEdition, trigger: ScopeTrigger, today: string) {
  if (trigger !== "interval" && scope.nextReview) return dayOf(scope.nextReview);
  return monthsAfter(today, scope.reviewIntervalMonths);
}
