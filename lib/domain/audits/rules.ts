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

/** Nobody has graded it, or a plan that was begun is not accepted. */
const WAITING: readonly FindingState[] = ["open", "plan_submitted", "reopened"];

/**
 * All findings need an accepted plan before an audit closes, as far as their grade asks for one
 * (domain guide 6.3): a nonconformity does; to an observation or opportunity a plan is optional, but
 * one that was submitted or did not help is not left undecided.
 */
export const isAnswered = ({ state, grade }: { state: FindingState; grade: Grade | null }) =>
  !WAITING.includes(state) && !(isNonconformity(grade) && state === "response_due");

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
