import { invalid, stale, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../../../workflow/rules";
import {
  methodDiscarded,
  methodDrafted,
  methodEdited,
  methodReturned,
  methodSubmitted,
} from "./events";
import {
  draftMethodInput,
  editMethodInput,
  methodChangeInput,
  methodMoved,
  returnMethodInput,
} from "./schema";
import { claimMethod, gapsIn, MOVED, methodNamed, startMethod, stored, textOf } from "./steps";

/** Starts the next edition, prefilled from the one in force. */
export const draftMethod = command({
  name: "method.draft",
  may: ["compliance"],
  writes: "isms",
  events: [methodDrafted],
  route: "POST /methods",
  input: draftMethodInput,
  output: methodMoved,
  async run({ tx, actor, input, record }) {
    const { edition, note = "", ...given } = input;
    const { draft, from } = await startMethod(tx, { actor, edition, note, given });
    record(methodDrafted, draft.id, { edition: draft.edition, from });
    return draft;
  },
});

/** Changes words and numbers of a draft; whoever writes is remembered, because writers do not approve. */
export const editMethod = command({
  name: "method.edit",
  may: ["compliance"],
  writes: "isms",
  events: [methodEdited],
  route: "POST /methods/:id",
  input: editMethodInput,
  output: methodMoved,
  async run({ tx, actor, input, record }) {
    const { id: ref, version, note, ...given } = input;
    const method = await methodNamed(tx, ref);
    if (method.state !== "draft") {
      throw wrongState("Only a draft can be edited. Start a new edition instead.");
    }
    const moved = await claimMethod(tx, {
      id: method.id,
      version,
      data: {
        body: stored({ ...textOf(method), ...given }),
        ...(note !== undefined && { note }),
        writerIds: [...new Set([...method.writerIds, actor.id])],
      },
    });
    const fields = Object.entries({ ...given, note });
    record(methodEdited, method.id, {
      fields: fields.filter(([, value]) => value !== undefined).map(([name]) => name),
    });
    return moved;
  },
});

/** Hands the draft to top management; it says what has to be said, or the fields that do not are named. */
export const submitMethod = command({
  name: "method.submit",
  may: ["compliance"],
  writes: "isms",
  events: [methodSubmitted],
  route: "POST /methods/:id/submission",
  input: methodChangeInput,
  output: methodMoved,
  async run({ tx, actor, input, now, record }) {
    const method = await methodNamed(tx, input.id);
    const state = requireTransition("risk_method", method.state, "submit");
    const gaps = gapsIn(method);
    if (Object.keys(gaps).length > 0) {
      throw invalid(gaps, "The method cannot be approved like this. Mend it, then submit it.");
    }
    const writerIds = [...new Set([...method.writerIds, actor.id])];
    const data = { state, submittedAt: now, returnComment: null, writerIds };
    const moved = await claimMethod(tx, { id: method.id, version: input.version, data });
    record(methodSubmitted, method.id, { edition: method.edition });
    return moved;
  },
});

/** Gives the edition back to its writers, saying what to change. */
export const returnMethod = command({
  name: "method.return",
  may: ["top_management"],
  writes: "isms",
  events: [methodReturned],
  route: "POST /methods/:id/return",
  input: returnMethodInput,
  output: methodMoved,
  async run({ tx, input, record }) {
    const method = await methodNamed(tx, input.id);
    const state = requireTransition("risk_method", method.state, "return");
    const data = { state, returnComment: input.comment };
    const moved = await claimMethod(tx, { id: method.id, version: input.version, data });
    record(methodReturned, method.id, { edition: method.edition });
    return moved;
  },
});

/** Gives up a draft: no risk was ever assessed by it, and what it said stays in the trail. */
export const discardMethod = command({
  name: "method.discard",
  may: ["compliance"],
  writes: "isms",
  events: [methodDiscarded],
  route: "POST /methods/:id/discard",
  input: methodChangeInput,
  output: methodMoved,
  async run({ tx, input: { id: ref, version }, record }) {
    const method = await methodNamed(tx, ref);
    if (method.state !== "draft") throw wrongState("Only a draft can be discarded.");
    const { count } = await tx.riskMethod.deleteMany({ where: { id: method.id, version } });
    if (count === 0) {
      throw stale(await tx.riskMethod.findUnique({ where: { id: method.id }, select: MOVED }));
    }
    record(methodDiscarded, method.id, { edition: method.edition });
    return method;
  },
});
