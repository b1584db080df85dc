import type { Next } from "@/components/ui/record";
import { audits } from "@/components/words/audits";
import { nextAuditStep } from "@/lib/domain/audits/rules";
import type { AuditRecord } from "@/lib/domain/audits/schema";

const { next } = audits;

/** What the audit waits for; its lead is who does it. */
export function nextOf(audit: AuditRecord): Next | null {
  const step = nextAuditStep(audit.state);
  if (!step) return null;
  const left = audit.checklist.filter(({ result }) => result === null).length;
  const what = step === "record" ? next.record(left) : next[step];
  const until = step === "start" ? audit.from : step === "record" ? audit.to : null;
  return { what, who: audit.lead.name, until };
}
