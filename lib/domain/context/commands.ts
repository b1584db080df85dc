import { holds } from "@/lib/kernel/actor";
import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { monthsAfter } from "../scope/rules";
import { requireTransition } from "../workflow/rules";
import {
  contextAdded,
  contextChanged,
  contextClosed,
  contextConfirmed,
  contextEdited,
  contextReviewed,
} from "./events";
import { mayChange, reviewProblem } from "./rules";
import {
  addContextInput,
  changeContextInput,
  closeContextInput,
  confirmContextInput,
  contextMoved,
  editContextInput,
  reviewContextInput,
} from "./schema";
import { claimItem, itemNamed, linksOf, mustBeComplete, mustBeOpen, ownerNamed } from "./steps";

/** Writes an issue, a requirement, a law or a contract down as a draft. */
export const addContextItem = command({
  name: "context.add",
  may: ["compliance"],
  writes: "isms",
  events: [contextAdded],
  route: "POST /context",
  input: addContextInput,
  output: contextMoved,
  async run({ tx, input: { owner, ...plain }, now, record, reference }) {
    const made = await tx.contextItem.create({
      data: {
        ...plain,
        ...(owner && { ownerId: await ownerNamed({ tx, now }, owner) }),
        ...(reference && { reference }),
        createdAt: now,
      },
    });
    record(contextAdded, made.id, { kind: made.kind });
    return made;
  },
});

/** Changes what an entry says; one in force must stay complete. */
export const editContextItem = command({
  name: "context.edit",
  may: ["compliance"],
  writes: "isms",
  events: [contextEdited],
  route: "POST /context/:id",
  input: editContextInput,
  output: contextMoved,
  async run({ tx, input, now, record }) {
    const { id: ref, version, owner, ...plain } = input;
    const item = await itemNamed(tx, ref);
    mustBeOpen(item);
    const isOther = plain.kind !== undefined && plain.kind !== item.kind;
    if (isOther && item.state !== "draft") {
      throw invalid({ kind: ["What is in force keeps its kind. Close it and add another."] });
    }
    const ownerId = owner ? await ownerNamed({ tx, now }, owner) : owner;
    const data = { ...plain, ...(ownerId !== undefined && { ownerId }) };
    const said = Object.fromEntries(
      Object.entries(data).filter(([, value]) => value !== undefined),
    );
    if (item.state === "active") mustBeComplete({ ...item, ...said }, item.reference);
    const moved = await claimItem(tx, item.id, version, data);
    record(contextEdited, item.id, { fields: Object.keys(said) });
    return moved;
  },
});

/** Takes a draft into force, with an owner and a day on which it is looked at again. */
export const confirmContextItem = command({
  name: "context.confirm",
  may: ["compliance"],
  writes: "isms",
  events: [contextConfirmed],
  route: "POST /context/:id/confirmation",
  input: confirmContextInput,
  output: contextMoved,
  async run({ tx, input, now, record }) {
    const item = await itemNamed(tx, input.id);
    const state = requireTransition("context", item.state, "confirm");
    const ownerId = input.owner ? await ownerNamed({ tx, now }, input.owner) : item.ownerId;
    mustBeComplete({ ...item, ownerId }, item.reference);
    if (!ownerId) throw invalid({ owner: ["Name who looks after it."] });
    const nextReview = input.nextReview ?? monthsAfter(dayOf(now), item.intervalMonths);
    mustLieAhead(nextReview, now);
    const data = { state, ownerId, nextReview: asDate(nextReview), confirmedAt: now };
    const moved = await claimItem(tx, item.id, input.version, data);
    record(contextConfirmed, item.id, { ownerId, nextReview });
    return moved;
  },
});

/** A look at an entry in force, by its owner or the compliance officer; settles a change of it. */
export const reviewContextItem = command({
  name: "context.review",
  may: ["compliance", "engineer", "risk_owner", "top_management"],
  writes: "isms",
  events: [contextReviewed],
  route: "POST /context/:id/reviews",
  input: reviewContextInput,
  output: contextMoved,
  async run({ tx, actor, input, now, record }) {
    const item = await itemNamed(tx, input.id);
    if (!holds(actor, "compliance") && item.ownerId !== actor.id) {
      throw forbidden(`Only the owner of ${item.reference} or a compliance officer may do this.`);
    }
    const state = requireTransition("context", item.state, "review");
    const { comment, nextReview } = input;
    mustLieAhead(nextReview, now);
    const moved = await claimItem(tx, item.id, input.version, {
      state,
      nextReview: asDate(nextReview),
      change: null,
      changedAt: null,
    });
    const review = await tx.contextReview.create({
      data: {
        itemId: item.id,
        at: now,
        byId: actor.id,
        comment,
        change: item.change,
        nextReview: asDate(nextReview),
      },
      select: { id: true },
    });
    const ofChange = item.change !== null;
    record(contextReviewed, item.id, { reviewId: review.id, nextReview, ofChange });
    return moved;
  },
});

/** Takes an entry out of force; it stays readable. */
export const closeContextItem = command({
  name: "context.close",
  may: ["compliance"],
  writes: "isms",
  events: [contextClosed],
  route: "POST /context/:id/closure",
  input: closeContextInput,
  output: contextMoved,
  async run({ tx, input, now, record }) {
    const item = await itemNamed(tx, input.id);
    const state = requireTransition("context", item.state, "close");
    const moved = await claimItem(tx, item.id, input.version, {
      state,
      closeReason: input.reason,
      closedAt: now,
      change: null,
      changedAt: null,
    });
    record(contextClosed, item.id, {});
    return moved;
  },
});

/** A law, contract or requirement has changed: what hangs on it waits for its owner's look. */
export const changeContextItem = command({
  name: "context.change",
  may: ["compliance", "engineer", "risk_owner"],
  writes: "isms",
  events: [contextChanged],
  route: "POST /context/:id/changes",
  input: changeContextInput,
  output: contextMoved,
  async run({ tx, input, now, record }) {
    const item = await itemNamed(tx, input.id);
    if (item.state !== "active") {
      throw wrongState("Only what is in force can change. Confirm it first.");
    }
    if (!mayChange(item.kind)) {
      throw wrongState("An issue does not change by itself. Review or edit it instead.");
    }
    // A second change before anybody has looked adds to the first.
    const change = [item.change, input.change].filter(Boolean).join("\n");
    const data = { change, changedAt: item.changedAt ?? now };
    const moved = await claimItem(tx, item.id, input.version, data);
    record(contextChanged, item.id, await linksOf(tx, item.id));
    return moved;
  },
});

function mustLieAhead(nextReview: string, now: Date) {
  const problem = reviewProblem(nextReview, dayOf(now));
  if (problem) throw invalid({ nextReview: [problem] });
}
