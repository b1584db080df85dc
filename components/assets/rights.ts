import { may } from "@/lib/adapters/page";
import { acceptAsset, addAsset, editAsset } from "@/lib/domain/assets/commands";
import { disposeAsset } from "@/lib/domain/assets/disposals/commands";
import { relateAsset } from "@/lib/domain/assets/relations/commands";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { raiseFinding } from "@/lib/domain/audits/findings/commands";
import { protectionOf } from "@/lib/domain/controls/protections/queries";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { acceptProposal } from "@/lib/domain/risks/proposals/commands";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { recordHistory } from "@/lib/domain/trail/queries";
import { type Actor, holds } from "@/lib/kernel/actor";

/** What this person may do with this asset; the commands judge again. */
export function assetRights(actor: Actor, asset: AssetRecord) {
  const isOwner = asset.owner?.id === actor.id;
  const isKeeper = asset.custodian?.id === actor.id;
  const isProposer = asset.proposedBy?.id === actor.id;
  const writes =
    holds(actor, "compliance") || isOwner || isKeeper || (isProposer && asset.state === "proposed");
  const isOpen = asset.state !== "retired" && asset.state !== "disposed";
  return {
    me: actor.id,
    isOwner,
    add: may(actor, addAsset),
    edit: may(actor, editAsset) && writes,
    accept: may(actor, acceptAsset),
    relate: may(actor, relateAsset) && writes && isOpen,
    retire: holds(actor, "risk_owner") || isOwner,
    dispose: may(actor, disposeAsset),
    decide:
      may(actor, acceptProposal) &&
      (holds(actor, "compliance", "risk_owner") || isOwner || isKeeper || isProposer),
    readsRisks: may(actor, listProposals),
    readsControls: may(actor, protectionOf),
    raise: may(actor, raiseFinding),
    addRisk: may(actor, proposeRisk),
    history: may(actor, recordHistory),
  };
}
