"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { register } from "@/components/words/register";
import type { Option } from "../option";

const ChangeRisks = dynamic(() => import("./change-risks").then((one) => one.ChangeRisks), {
  ssr: false,
});

/** A row with the version that was seen. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

interface BulkActsProps {
  risks: readonly Seen[];
  /** All that the list's filter finds: how many in words, and the filter; null when none are beyond those chosen. */
  all: { readonly count: string; readonly filter: object; readonly isTooMany: boolean } | null;
  options: readonly Option[];
  clear: () => void;
}

const MOST = 500;
const { bulk: words } = register;

/** Acts on the selected risks, or on all that match. */
export function BulkActs({ risks, all, options, clear }: BulkActsProps) {
  return (
    <>
      <ActButton
        label={words.change}
        title={words.changeTitle(risks.length)}
        description={words.body}
        disabledReason={risks.length > MOST ? words.tooMany : undefined}
        wide
      >
        <ChangeRisks what={{ risks }} options={options} onClose={clear} />
      </ActButton>
      {all && (
        <ActButton
          label={words.changeAll(all.count)}
          title={words.changeAllTitle}
          description={words.body}
          disabledReason={all.isTooMany ? words.tooMany : undefined}
          wide
        >
          <ChangeRisks what={{ filter: all.filter }} options={options} onClose={clear} />
        </ActButton>
      )}
    </>
  );
}
