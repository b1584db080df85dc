"use client";

import { useEffect, useRef, useState } from "react";
import { isTyping, singleKeys } from "@/components/ui/browser-storage";
import type { DueReview } from "@/lib/domain/risks/reviews/schema";
import { currentOf, type Desk, deskOf, pressed } from "./desk";

/** The desk, its keys, and each risk as it was last read: one that is done leaves the list of what is due. */
export function useDesk(rows: readonly DueReview[]) {
  const [desk, setDesk] = useState(() => deskOf(rows.map(({ id }) => id)));
  const known = useRef(new Map<string, DueReview>());
  for (const row of rows) known.current.set(row.id, row);
  const current = known.current.get(currentOf(desk) ?? "");
  const latest = useRef({ desk, current });
  latest.current = { desk, current };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (!singleKeys.on()) return;
      const { desk: before, current: risk } = latest.current;
      const after = risk && pressed(before, event.key, risk.can);
      if (!after) return;
      event.preventDefault();
      setDesk(after);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  const change = (next: (desk: Desk) => Desk) => setDesk(next);
  const rowOf = (id: string) => known.current.get(id);
  /** Begins anew with what is due now. */
  const renew = () => setDesk(deskOf(rows.map(({ id }) => id)));
  return { desk, current, change, rowOf, renew };
}
