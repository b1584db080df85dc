import { formatDay } from "@/components/ui/format";
import { riskNext as words } from "@/components/words/risk-next";
import type { NextLine } from "@/lib/domain/risks/next/schema";

/** The column of the register, which is read only where it is shown. */
export const NEXT = "next";

/** Whether the address asks for that column, which is hidden unless somebody wants it. */
export const showsNext = (hide: string | string[] | undefined): boolean =>
  hide !== undefined && ![hide].flat().join(",").split(",").includes(NEXT);

/** What is next and whose turn it is, as one line. */
export function nextLine(next: NextLine | null): string {
  if (!next) return words.nothing;
  const { step, name, party, yours, until, overdue, later, count, isOpportunity } = next;
  const { you, they } = words.steps[step];
  const who = name ?? (party ? words.parties[party] : "");
  const line = yours
    ? words[later ? "yoursLater" : "yours"](you(count, isOpportunity))
    : words.theirs(who, they(count, isOpportunity));
  if (!until) return line;
  return overdue ? words.late(line, formatDay(until)) : words.due(line, formatDay(until));
}
