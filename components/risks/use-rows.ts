"use client";

import { useEffect, useState } from "react";
import type { OperatingState } from "@/lib/domain/risks/rules";
import type { Property } from "@/lib/domain/risks/schema";
import type { Option } from "./option";

/** What a dialog lets choose from is loaded when it opens; the page need not carry it. */
export interface Loaded<Row> {
  readonly rows: readonly Row[];
  readonly failed: boolean;
}

export function useRows<Row>(url: string, read: (row: Fields) => Row): Loaded<Row> | null {
  const [loaded, setLoaded] = useState<Loaded<Row> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader of one address never changes
  useEffect(() => {
    const abort = new AbortController();
    rowsAt(url, abort.signal).then(
      (rows) => setLoaded({ rows: rows.map(read), failed: false }),
      () => abort.signal.aborted || setLoaded({ rows: [], failed: true }),
    );
    return () => abort.abort();
  }, [url]);
  return loaded;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

async function rowsAt(url: string, signal: AbortSignal): Promise<readonly Fields[]> {
  const answer = await fetch(url, { signal });
  const content: unknown = await answer.json();
  if (!answer.ok || !isFields(content) || !Array.isArray(content.rows)) throw new Error(url);
  return content.rows.filter(isFields);
}

const word = (value: unknown) => (typeof value === "string" ? value : "");
const list = (value: unknown) => (Array.isArray(value) ? value.map(word) : []);

const named = (row: Fields): Option => ({ value: word(row.reference), label: word(row.name) });

/** Everybody employed, or who holds the role. */
export const usePeople = (role: "staff" | "risk_owner") =>
  useRows(`/api/app/people/names?role=${role}`, named);

export interface ControlOption extends Option {
  readonly id: string;
  readonly state: OperatingState;
}
const STATES: Readonly<Record<string, OperatingState>> = {
  planned: "planned",
  effective: "effective",
  attested: "attested",
  partial: "partial",
  overdue_grace: "overdue_grace",
  overdue: "overdue",
  failed: "failed",
  excluded: "excluded",
};
export const useControls = () =>
  useRows(
    "/api/app/controls?size=500",
    (row): ControlOption => ({
      id: word(row.id),
      value: word(row.reference),
      label: `${word(row.reference)} ${word(row.title)}`,
      state: STATES[word(row.operatingState)] ?? "not_decided",
    }),
  );

export interface ThreatOption extends Option {
  readonly properties: readonly Property[];
  readonly title: string;
}
const LETTERS: readonly Property[] = ["C", "I", "A"];
export const useThreats = () =>
  useRows(
    "/api/app/threats?size=500",
    (row): ThreatOption => ({
      value: word(row.id),
      label: word(row.title),
      title: word(row.title),
      description: word(row.description),
      properties: LETTERS.filter((letter) => list(row.properties).includes(letter)),
    }),
  );
