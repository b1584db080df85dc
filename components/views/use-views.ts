"use client";

import { useEffect, useState } from "react";

/** A view as the menu shows it. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly search: string;
  readonly isShared: boolean;
  readonly isOwn: boolean;
  readonly by: string;
  readonly version: number;
}
export interface Views {
  readonly rows: readonly View[];
  readonly hasMore: boolean;
  readonly failed: boolean;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const word = (value: unknown) => (typeof value === "string" ? value : "");

const viewOf = (row: Fields): View => ({
  id: word(row.id),
  name: word(row.name),
  page: word(row.page),
  search: word(row.search),
  isShared: row.isShared === true,
  isOwn: row.isOwn === true,
  by: word(row.by),
  version: Number(row.version),
});

async function viewsOf(page: string, signal: AbortSignal): Promise<Views> {
  const asked = new URLSearchParams({ page, size: "500" });
  const answer = await fetch(`/api/app/views?${asked}`, { signal });
  const content: unknown = await answer.json();
  if (!answer.ok || !isFields(content) || !Array.isArray(content.rows)) throw new Error(page);
  const rows = content.rows.filter(isFields).map(viewOf);
  return { rows, hasMore: content.next !== null, failed: false };
}

const FAILED: Views = { rows: [], hasMore: false, failed: true };

/** The views of a list, loaded when somebody wants them; `edition` asks anew. */
export function useViews(page: string, wanted: boolean, edition: number): Views | null {
  const [views, setViews] = useState<Views | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new edition asks again
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    viewsOf(page, abort.signal).then(setViews, () => abort.signal.aborted || setViews(FAILED));
    return () => abort.abort();
  }, [page, wanted, edition]);
  return views;
}
