import type { Next } from "@/components/ui/record";
import { findings } from "@/components/words/audits";
import { nextStep } from "@/lib/domain/audits/findings/rules";
import type { FindingRecord } from "@/lib/domain/audits/findings/schema";

const { next, who } = findings;

/** What the finding waits for, for whom and until when. */
export function nextOf(finding: FindingRecord, today: string): Next | null {
  const { state, source, plan, observation, areaOwner, withdrawal } = finding;
  const step = nextStep(state, {
    observeUntil: observation.until,
    today,
    withdrawalAsked: withdrawal.askedBy !== null,
  });
  if (!step) return null;
  const auditor = source === "internal_audit" ? who.auditor : null;
  const whose: Readonly<Record<typeof step, string | undefined>> = {
    grade: auditor ?? who.officer,
    agree_withdrawal: who.second,
    submit_plan: areaOwner?.name,
    accept_plan: auditor ?? who.judge,
    implement: plan.responsible?.name,
    observe: auditor ?? who.judge,
    wait: auditor ?? who.verifier,
    verify: auditor ?? who.verifier,
  };
  const until: Partial<Record<typeof step, string | null>> = {
    submit_plan: finding.responseDue,
    implement: plan.actionDue,
    wait: observation.until,
  };
  return { what: next[step], who: whose[step], until: until[step] ?? null };
}
