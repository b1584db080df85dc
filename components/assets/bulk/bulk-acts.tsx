"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { inventory } from "@/components/words/inventory";
import type { AssetLabels } from "../table-labels";
import { ConfirmSeen, type Seen } from "./confirm-seen";

const ChangeForm = dynamic(() => import("./change-form").then((one) => one.ChangeForm), {
  ssr: false,
});

/** What the reader may do with several assets, as the server has decided. */
export interface BulkRights {
  readonly change: boolean;
  readonly confirm: boolean;
}

interface BulkActsProps {
  assets: readonly Seen[];
  labels: AssetLabels;
  can: BulkRights;
  clear: () => void;
}

const MOST = 500;
const { bulk: words } = inventory;

/** Acts on the selected assets. */
export function BulkActs({ assets, labels, can, clear }: BulkActsProps) {
  const refused = assets.length > MOST ? words.tooMany : undefined;
  return (
    <>
      {can.change && (
        <ActButton
          label={words.change}
          title={words.changeTitle(assets.length)}
          description={words.changeBody}
          disabledReason={refused}
          wide
        >
          <ChangeForm assets={assets} labels={labels} onClose={clear} />
        </ActButton>
      )}
      {can.confirm && !refused && <ConfirmSeen assets={assets} onDone={clear} />}
    </>
  );
}
