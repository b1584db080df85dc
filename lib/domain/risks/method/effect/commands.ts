import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { REEDITED, rescoreMany } from "../../rescoring/editions/steps";
import { methodApplied, methodRescored } from "../editions/events";
import { claimMethod, methodNamed, otherEditions } from "../editions/steps";
import { methodInForce } from "../steps";
import {
  applyMethodInput,
  methodApplication,
  rescoreByMethodInput,
  rescoredByMethod,
} from "./schema";
import { scoredBy } from "./steps";

/** Asks for the open risks of older editions to be computed anew by the one in force; a job does it. */
export const applyMethod = command({
  name: "method.apply",
  may: ["compliance"],
  writes: "isms",
  events: [methodApplied],
  route: "POST /methods/:id/application",
  input: applyMethodInput,
  output: methodApplication,
  async run({ tx, actor, input, record, follow }) {
    const { id, edition, state } = await methodNamed(tx, input.id);
    if (state !== "in_force") {
      throw wrongState("Risks are scored by the edition in force. Let it be approved first.");
    }
    const risks = await tx.risk.count({ where: scoredBy(await otherEditions(tx, edition)) });
    if (risks === 0) throw wrongState(`Every open risk is scored by edition ${edition} already.`);
    const { version } = await claimMethod(tx, { id, version: input.version, data: {} });
    record(methodApplied, id, { edition, risks });
    follow("risks.applyMethod", { edition, by: actor.id }, `risks.applyMethod:${edition}`);
    return { id, edition, version, risks };
  },
});

/** Assesses some risks anew by the edition in force, for the person who asked for it. */
export const rescoreByMethod = command({
  name: "method.rescore",
  may: ["system"],
  writes: "isms",
  events: [methodRescored, ...REEDITED],
  input: rescoreByMethodInput,
  output: rescoredByMethod,
  async run({ tx, input: { edition, by, ids }, now, record }) {
    const method = await methodInForce(tx);
    const { id } = await methodNamed(tx, edition);
    if (method.edition !== edition) throw wrongState(`Edition ${edition} is no longer in force.`);
    const trigger = `Edition ${edition} of the risk method`;
    const rescored = await rescoreMany({ tx, now, record, method, by, trigger }, ids);
    // Also where somebody else was quicker and none is left.
    record(methodRescored, id, { edition, risks: rescored.length });
    return { risks: rescored.length };
  },
});
