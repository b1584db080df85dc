"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { changed, type ListState, readList, writeList } from "./params";

export interface List {
  state: ListState;
  pending: boolean;
  /** Lists something else, from its first page; typing replaces the address, all else adds one. */
  change: (change: Partial<ListState>, how?: "push" | "replace") => void;
  /** Shows another page or other columns of the same list. */
  show: (state: ListState) => void;
}

/** The list's state from the address, and the ways to change it. */
export function useList(filterNames: readonly string[]): List {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const current = readList((name) => params.get(name) ?? undefined, filterNames);
  // Boxes tick at once, while the server is still reading.
  const [state, setState] = useOptimistic(current);

  function go(next: ListState, how: "push" | "replace") {
    start(() => {
      setState(next);
      const query = writeList(next, params);
      router[how](query ? `${path}?${query}` : path, { scroll: false });
    });
  }
  return {
    state,
    pending,
    change: (change, how = "push") => go(changed(state, change), how),
    show: (next) => go(next, "push"),
  };
}
