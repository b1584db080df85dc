"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { assets as words } from "@/components/words/assets";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { acceptAsset } from "./actions";
import { type AssetOptions, judgementOf, sendingAsset } from "./asset-values";
import { JudgementFields } from "./judgement-fields";
import { AssetStakes } from "./stakes";

/** Settles what is open and takes the asset into the inventory. */
export function AcceptForm({ asset, options }: { asset: AssetRecord; options: AssetOptions }) {
  return (
    <CommandForm
      command={sendingAsset(acceptAsset)}
      fixed={{ id: asset.id, version: asset.version }}
      initial={judgementOf(asset)}
      submit={words.acts.accept}
      done={words.acts.accepted}
    >
      <AssetStakes asset={asset} />
      <JudgementFields options={options} required />
    </CommandForm>
  );
}
