import { assets as words } from "@/components/words/assets";
import { inAYear } from "@/lib/domain/assets/rules";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { AcceptAct, AgreeAct, ConfirmAct, DisposeAct, EditAct, RetireAct } from "./acts";
import type { AssetOptions } from "./asset-values";
import { DeletionAct } from "./deletion-act";

/** What the reader may do with the asset, as the server has decided. */
export interface AssetRights {
  readonly edit: boolean;
  readonly accept: boolean;
  readonly retire: boolean;
  readonly dispose: boolean;
  readonly isOwner: boolean;
  readonly me: string;
}

interface AssetActsProps {
  asset: AssetRecord;
  options: AssetOptions | null;
  can: AssetRights;
  today: string;
}

const RUNNING: readonly AssetRecord["state"][] = ["active", "under_change"];

/** The buttons of one asset. */
export function AssetActs({ asset, options, can, today }: AssetActsProps) {
  const { id, version, state, dependents } = asset;
  const isRunning = RUNNING.includes(state);
  const leaning = dependents.map((one) => one.reference).join(", ");
  return (
    <>
      {can.isOwner && !asset.ownerAgreedAt && (isRunning || state === "proposed") && (
        <AgreeAct id={id} version={version} />
      )}
      {can.accept && options && state === "proposed" && (
        <AcceptAct
          asset={asset}
          options={options}
          disabledReason={[...(asset.missing.owner ?? []), ...(asset.missing.zone ?? [])][0]}
        />
      )}
      {can.isOwner && isRunning && (
        <ConfirmAct id={id} version={version} inAYear={inAYear(today)} />
      )}
      {can.edit && options && (isRunning || state === "proposed") && (
        <EditAct asset={asset} options={options} />
      )}
      {can.retire && state === "active" && (
        <RetireAct
          id={id}
          version={version}
          disabledReason={leaning ? words.refusals.dependents(leaning) : undefined}
        />
      )}
      {can.dispose && state === "retired" && <DeletionAct id={id} version={version} />}
      {can.dispose && state === "retired" && asset.deletedBy && (
        <DisposeAct
          id={id}
          version={version}
          disabledReason={asset.deletedBy.id === can.me ? words.refusals.ownDeletion : undefined}
        />
      )}
    </>
  );
}
