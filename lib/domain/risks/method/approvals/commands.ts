import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { mustDiffer } from "../../../people/segregation/steps";
import { requireTransition } from "../../../workflow/rules";
import { requireFirst } from "../../../workflow/steps";
import { methodApproved, methodSuperseded } from "../editions/events";
import { methodChangeInput, methodMoved } from "../editions/schema";
import { claimMethod, methodNamed, type StoredMethod, sha256Of } from "../editions/steps";

/**
 * Approves an edition, freezes its text and takes the one before out of force, in one act. What shipped is
 * in force already: approving it says that the organisation stands by it. No risk is scored anew by this.
 */
export const approveMethod = command({
  name: "method.approve",
  may: ["top_management"],
  writes: "isms",
  decides: true,
  events: [methodApproved, methodSuperseded],
  route: "POST /methods/:id/approval",
  input: methodChangeInput,
  output: methodMoved,
  async run({ tx, actor, input, now, record }) {
    const method = await methodNamed(tx, input.id);
    const state = await stateAfter(tx, method);
    await mustDiffer(tx, {
      rule: "S1",
      actor,
      from: [method.authorId, ...method.writerIds],
      record: { kind: "risk_method", id: method.id, label: `risk method ${method.edition}` },
      act: "method.approve",
    });
    const before = state === method.state ? null : await supersede(tx);
    if (before) {
      record(methodSuperseded, before.id, { edition: before.edition, by: method.edition });
    }
    const sha256 = sha256Of(method);
    const moved = await claimMethod(tx, {
      id: method.id,
      version: input.version,
      data: { state, approvedById: actor.id, approvedAt: now, sha256 },
    });
    record(methodApproved, method.id, { edition: method.edition, sha256 });
    return moved;
  },
});

/** @throws wrong_state naming who approved it before */
function stateAfter(tx: Tx, { state, edition, approvedById, approvedAt }: StoredMethod) {
  if (state === "in_force" && !approvedAt) return state;
  return requireFirst(tx, {
    workflow: "risk_method",
    from: state,
    action: "approve",
    label: `Edition ${edition}`,
    done: "approved",
    after: ["in_force", "superseded"],
    taken: { byId: approvedById, at: approvedAt },
  });
}

/** Only one edition is in force: the database holds that too, so the old one goes first. */
async function supersede(tx: Tx) {
  const before = await tx.riskMethod.findFirst({ where: { state: "in_force" } });
  if (!before) return null;
  const state = requireTransition("risk_method", before.state, "supersede");
  return claimMethod(tx, { id: before.id, version: before.version, data: { state } });
}
