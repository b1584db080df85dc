import type { DueReview } from "@/lib/domain/risks/reviews/schema";

/** What a risk says now, for whoever was slower: its version, level and the last act on it. */
export interface Latest {
  readonly version: number;
  readonly score: number | null;
  /** The score that was looked at. */
  readonly was: number | null;
  readonly act: { readonly by: string; readonly at: string; readonly action: string } | null;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const word = (value: unknown) => (typeof value === "string" ? value : "");

/** Read again, whenever it is due now. @returns null when it is not there to be reviewed any more */
export async function latestOf(risk: DueReview): Promise<Latest | null> {
  const { id, reference } = risk;
  const asked = new URLSearchParams({ q: reference, within: "1095", size: "50" });
  const answer = await fetch(`/api/app/risks/reviews?${asked}`).catch(() => null);
  const content: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!isFields(content) || !Array.isArray(content.rows)) return null;
  const row = content.rows.filter(isFields).find((one) => one.id === id);
  if (!row || typeof row.version !== "number") return null;
  const { current, lastAct: act } = row;
  return {
    version: row.version,
    was: risk.current?.score ?? null,
    score: isFields(current) && typeof current.score === "number" ? current.score : null,
    act: isFields(act) ? { by: word(act.by), at: word(act.at), action: word(act.action) } : null,
  };
}
