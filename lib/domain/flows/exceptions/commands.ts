import { invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf, named } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { mustDiffer } from "../../people/segregation/steps";
import { takenAlready } from "../../workflow/steps";
import { subjectOf as allowedBy, breachesAmong } from "../separation/steps";
import { exceptionApproved, exceptionEnded, exceptionRejected, exceptionRequested } from "./events";
import { untilProblem, widened } from "./rules";
import {
  decideExceptionInput,
  endExceptionInput,
  exceptionMoved,
  lapseInput,
  requestExceptionInput,
} from "./schema";
import {
  claimException,
  exceptionNamed,
  holdersOf,
  mustEnd,
  mustNotHaveAsked,
  type StoredException,
  subjectOf,
} from "./steps";

/** Asks that a breach of separation be allowed until a day, with what protects the data meanwhile. */
export const requestException = command({
  name: "exceptions.request",
  may: ["compliance", "engineer", "risk_owner"],
  writes: "isms",
  events: [exceptionRequested],
  route: "POST /exceptions",
  input: requestExceptionInput,
  output: exceptionMoved,
  async run({ tx, actor, input, now, record, reference }) {
    const { flow, relation, validUntil, ...words } = input;
    const problem = untilProblem(validUntil, dayOf(now));
    if (problem) throw invalid({ validUntil: [problem] });
    const subject = await subjectNamed(tx, flow, relation);
    const [breach] = await breachesAmong(tx, [subject.id]);
    if (!breach) {
      throw wrongState("This brings nothing into a lower tier, so it needs no exception.");
    }
    const { flowId, relationId } = subject;
    const open = await tx.exception.count({ where: { flowId, relationId, state: "requested" } });
    if (open > 0) throw wrongState("An exception is asked for already and waits for a decision.");
    const asked = await tx.exception.create({
      data: {
        ...{ flowId, relationId, about: breach.name, ...words, ...keptOf(breach) },
        ...{ validUntil: asDate(validUntil), requestedById: actor.id, requestedAt: now },
        ...(reference && { reference }),
      },
    });
    record(exceptionRequested, asked.id, { flowId, relationId, validUntil });
    return asked;
  },
});

async function subjectNamed(tx: Tx, flow: string | null, relation: string | null) {
  if ((flow === null) === (relation === null)) {
    throw invalid({ flow: ["Name a flow or a relation, one of the two."] });
  }
  if (flow) {
    const found = await tx.dataFlow.findUnique({ where: named(flow), select: { id: true } });
    if (!found) throw invalid({ flow: [`There is no data flow ${flow}.`] });
    return { id: found.id, flowId: found.id, relationId: null };
  }
  const found = await tx.assetRelation.findUnique({ where: { id: relation ?? "" } });
  if (!found) throw invalid({ relation: ["There is no such relation."] });
  return { id: found.id, flowId: null, relationId: found.id };
}

async function mustBeOpen(tx: Tx, one: StoredException) {
  if (one.state !== "requested") throw await closedAlready(tx, one);
}
const closedAlready = (tx: Tx, one: StoredException) =>
  takenAlready(
    tx,
    `${one.reference} was ${one.state} already`,
    one.state === "ended"
      ? { byId: one.endedById, at: one.endedAt }
      : { byId: one.decidedById, at: one.decidedAt },
  );

type Found = Awaited<ReturnType<typeof breachesAmong>>[number];
const keptOf = (breach: Found) => {
  const { carries, classification, ends } = allowedBy(breach);
  return { carries: [...carries], classification, ends: [...ends] };
};

/** @throws wrong_state: what is allowed is what was asked for, or less. */
async function mustCoverStill(tx: Tx, one: StoredException) {
  const [breach] = await breachesAmong(tx, [one.flowId ?? one.relationId ?? ""]);
  if (!breach) throw wrongState("There is nothing left that it would allow.");
  const more = widened(one, allowedBy(breach));
  if (more.length === 0) return;
  throw wrongState(`This is more than was asked for: ${more.join(", ")}. Ask for it again.`);
}

/** Allows the breach until the day asked for; an exception that still held gives way to this one. */
export const approveException = command({
  name: "exceptions.approve",
  may: ["risk_owner", "top_management"],
  writes: "isms",
  decides: true,
  events: [exceptionApproved, exceptionEnded],
  route: "POST /exceptions/:id/approval",
  input: decideExceptionInput,
  output: exceptionMoved,
  async run({ tx, actor, input, now, record }) {
    const one = await exceptionNamed(tx, input.id);
    await mustBeOpen(tx, one);
    mustNotHaveAsked(actor, one);
    const subject = subjectOf(one);
    const task = { kind: "exception", id: one.id, label: one.reference };
    await mustDiffer(tx, {
      ...{ rule: "S8", actor, record: task, act: "exceptions.approve" },
      from: await holdersOf(tx, subject),
    });
    await mustCoverStill(tx, one);
    const validUntil = dayOf(one.validUntil);
    const problem = untilProblem(validUntil, dayOf(now));
    if (problem) throw wrongState("Its last day has passed. Ask for it again with another day.");
    const before = await tx.exception.findFirst({ where: { ...subject, state: "approved" } });
    if (before) {
      const data = { state: "ended", endedAt: now, ending: `Renewed by ${one.reference}` } as const;
      await claimException(tx, { id: before.id, version: before.version, data });
      record(exceptionEnded, before.id, { ...subject, by: "renewal" });
    }
    const data = {
      state: "approved",
      decidedById: actor.id,
      decidedAt: now,
      decision: input.decision,
    } as const;
    const moved = await claimException(tx, { id: one.id, version: input.version, data });
    record(exceptionApproved, one.id, { ...subject, validUntil });
    return moved;
  },
});

/** Does not allow it; the breach stands. */
export const rejectException = command({
  name: "exceptions.reject",
  may: ["risk_owner", "top_management"],
  writes: "isms",
  decides: true,
  events: [exceptionRejected],
  route: "POST /exceptions/:id/rejection",
  input: decideExceptionInput,
  output: exceptionMoved,
  async run({ tx, actor, input, now, record }) {
    const one = await exceptionNamed(tx, input.id);
    await mustBeOpen(tx, one);
    mustNotHaveAsked(actor, one);
    const data = {
      state: "rejected",
      decidedById: actor.id,
      decidedAt: now,
      decision: input.decision,
    } as const;
    const moved = await claimException(tx, { id: one.id, version: input.version, data });
    record(exceptionRejected, one.id, subjectOf(one));
    return moved;
  },
});

/** Ends an exception before its day, or takes a request back. */
export const endException = command({
  name: "exceptions.end",
  may: ["compliance", "engineer", "risk_owner", "top_management"],
  writes: "isms",
  events: [exceptionEnded],
  route: "POST /exceptions/:id/ending",
  input: endExceptionInput,
  output: exceptionMoved,
  async run({ tx, actor, input, now, record, follow }) {
    const one = await exceptionNamed(tx, input.id);
    if (one.state !== "requested" && one.state !== "approved") {
      throw await closedAlready(tx, one);
    }
    mustEnd(actor, one);
    const data = {
      state: "ended",
      endedById: actor.id,
      endedAt: now,
      ending: input.reason,
    } as const;
    const moved = await claimException(tx, { id: one.id, version: input.version, data });
    follow("separation.look", one.flowId ? { flowId: one.flowId } : { relationId: one.relationId });
    record(exceptionEnded, one.id, { ...subjectOf(one), by: "person" });
    return moved;
  },
});

/** The day after its last, once what it allowed is gone, or once that has widened. */
export const lapseException = command({
  name: "exceptions.lapse",
  may: ["system"],
  writes: "isms",
  events: [exceptionEnded],
  input: lapseInput,
  output: exceptionMoved,
  async run({ tx, input, now, record }) {
    const one = await exceptionNamed(tx, input.id);
    if (one.state !== "requested" && one.state !== "approved") {
      throw wrongState("It has ended already.");
    }
    const [breach] = await breachesAmong(tx, [one.flowId ?? one.relationId ?? ""]);
    const more = breach ? widened(one, allowedBy(breach)) : [];
    const by = reasonToLapse(dayOf(one.validUntil) < dayOf(now), more.length > 0);
    const ending = by === "widened" ? `It is more than was allowed: ${more.join(", ")}.` : "";
    const data = { state: "ended", endedAt: now, ending } as const;
    const moved = await claimException(tx, { id: one.id, version: one.version, data });
    record(exceptionEnded, one.id, { ...subjectOf(one), by });
    return moved;
  },
});

const reasonToLapse = (isOver: boolean, isWider: boolean) => {
  if (isOver) return "clock";
  return isWider ? "widened" : "nothing_left";
};
