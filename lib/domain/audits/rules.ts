import type { AuditState, ChecklistResult, FindingState, Grade } from "@/prisma/generated/enums";
import { isNonconformity } from "./findings/rules";

interface Line {
  readonly ref: string;
  readonly result: ChecklistResult | null;
  readonly note: string;
  readonly findingId: string | null;
}

/** @returns what is wrong with one line of the checklist, or null. */
export function wrongWithLine({ result, note, findingId }: Omit<Line, "ref">): string | null {
  if (!result) return "has no result";
  if (result === "finding" && !findingId) return "points at no finding";
  if (!note.trim())
    return result === "not_tested" ? "has no reason" : "has no note of what was seen";
  return null;
}

/** @returns sentences for the lines that keep fieldwork from ending. */
export const openLines = (lines: readonly Line[]): string[] =>
  lines.flatMap((line) => {
    const wrong = wrongWithLine(line);
    return wrong ? [`${line.ref} ${wrong}`] : [];
  });

const UNANSWERED: readonly FindingState[] = ["open", "response_due", "plan_submitted", "reopened"];

/** Closing waits for a plan to every nonconformity, and for a grade on everything. */
export const isAnswered = ({ state, grade }: { state: FindingState; grade: Grade | null }) =>
  isNonconformity(grade) ? !UNANSWERED.includes(state) : state !== "open";

export type AuditStep = "announce" | "start" | "record" | "issue" | "close" | null;

const NEXT: Readonly<Record<AuditState, AuditStep>> = {
  planned: "announce",
  announced: "start",
  in_progress: "record",
  reporting: "issue",
  reported: "close",
  closed: null,
  cancelled: null,
};
export const nextAuditStep = (state: AuditState) => NEXT[state];
