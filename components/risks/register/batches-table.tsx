"use client";

import type { ComponentProps } from "react";
import { BatchesTable } from "@/components/assets/bulk/batches-table";
import { register } from "@/components/words/register";
import { undoRisks } from "./actions";

/** Imports of risks and changes of many risks, the newest first. */
export function RiskBatchesTable(
  list: Pick<ComponentProps<typeof BatchesTable>, "rows" | "next" | "total" | "totalIsCapped">,
) {
  return <BatchesTable {...list} undo={undoRisks} own={register.changes} isBound={false} />;
}
