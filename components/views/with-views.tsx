"use client";

import type { ReactNode } from "react";
import { ListMenu } from "@/components/ui/data-table/list-menu";
import { ViewsButton } from "./views-button";

/** Gives every list inside the menu of saved views. */
export function WithViews({ children }: { children: ReactNode }) {
  return <ListMenu value={ViewsButton}>{children}</ListMenu>;
}
