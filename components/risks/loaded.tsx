"use client";

import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/loading";
import { Note } from "@/components/ui/note";
import { ui } from "@/components/words/ui";
import type { Loaded } from "./use-rows";

interface WhenLoadedProps {
  lists: readonly (Loaded<unknown> | null)[];
  children: () => ReactNode;
}

/** A form waits for what it lets choose from: a choice that is not there yet cannot be shown. */
export function WhenLoaded({ lists, children }: WhenLoadedProps) {
  if (lists.some((list) => list === null)) {
    return (
      <div role="status" aria-busy="true">
        <span className="visually-hidden">{ui.loading}</span>
        <Skeleton lines={6} />
      </div>
    );
  }
  return (
    <>
      {lists.some((list) => list?.failed) && <Note tone="warn" title={ui.form.unreachable} />}
      {children()}
    </>
  );
}
