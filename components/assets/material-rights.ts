import { may } from "@/lib/adapters/page";
import { recordArtefact } from "@/lib/domain/assets/artefacts/commands";
import { deleteCopy, recordCopy } from "@/lib/domain/assets/copies/commands";
import { pushEvaluation } from "@/lib/domain/assets/evaluations/commands";
import { describeAsset } from "@/lib/domain/assets/facts/commands";
import { approveFairness, proposeFairness } from "@/lib/domain/assets/fairness/commands";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { recordRun } from "@/lib/domain/assets/training/commands";
import { type Actor, holds } from "@/lib/kernel/actor";

/** What this person may do with what an asset is made of; the commands judge again. */
export function materialRights(actor: Actor, asset: AssetRecord) {
  const { state, owner, custodian, proposedBy } = asset;
  const proposer = state === "proposed" ? proposedBy : null;
  const isTheirs = [owner, custodian, proposer].some((one) => one?.id === actor.id);
  const writes = holds(actor, "compliance") || isTheirs;
  const isOpen = state !== "retired" && state !== "disposed";
  const changes = writes && isOpen;
  return {
    me: actor.id,
    describe: may(actor, describeAsset) && changes,
    artefacts: may(actor, recordArtefact) && changes,
    copies: may(actor, recordCopy) && changes,
    deletesCopies: may(actor, deleteCopy) && (changes || state === "retired"),
    training: may(actor, recordRun) && changes,
    evaluate: may(actor, pushEvaluation) && changes,
    proposesFairness: may(actor, proposeFairness) && changes,
    decidesFairness: may(actor, approveFairness),
    isOpen,
  };
}
export type MaterialRights = ReturnType<typeof materialRights>;
