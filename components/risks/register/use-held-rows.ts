"use client";

import { useRef, useState } from "react";
import { held, type Identified } from "./held";

/**
 * Rows keep their places while they are edited: with another value a row would belong elsewhere in the
 * order, or on another page. Another address begins anew.
 */
export function useHeldRows<Row extends Identified>(rows: readonly Row[], address: string) {
  const [edited, setEdited] = useState<ReadonlyMap<string, Partial<Row>>>(new Map());
  const kept = useRef<{ address: string; rows: readonly Row[]; isHeld: boolean }>({
    ...{ address, rows, isHeld: false },
  });
  if (kept.current.address !== address) kept.current = { address, rows, isHeld: false };
  const shown = kept.current.isHeld ? held(kept.current.rows, rows, edited) : rows;
  kept.current = { ...kept.current, rows: shown };
  return {
    rows: shown,
    /** Shows other values until the server's own come in. */
    patch: (id: string, values: Partial<Row>) => {
      kept.current = { ...kept.current, isHeld: true };
      setEdited((before) => new Map(before).set(id, { ...before.get(id), ...values }));
    },
    /** Shows what the server says again. */
    release: (id: string) =>
      setEdited((before) => new Map([...before].filter(([other]) => other !== id))),
  };
}
