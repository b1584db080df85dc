import { optionsOf, people } from "@/components/audits/option";
import { ActButton } from "@/components/ui/act-button";
import { findings } from "@/components/words/audits";
import { read, signedIn } from "@/lib/adapters/page";
import { FINDING_SOURCE_LABELS, GRADE_LABELS } from "@/lib/domain/audits/findings/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { holds } from "@/lib/kernel/actor";
import { RaiseForm } from "./forms";

const EMPLOYED = ["compliance", "engineer", "risk_owner", "top_management", "staff"] as const;
const { internal_audit: _, ...OUTSIDE } = FINDING_SOURCE_LABELS;

/** Raises a finding: on its own, or within an audit, where its auditor may grade it at once. */
export async function RaiseAct({ audit }: { audit?: string }) {
  const { rows } = await read(listPersonNames, { role: [...EMPLOYED] });
  const chooses = holds(await signedIn(), "compliance", "internal_auditor");
  return (
    <ActButton label={findings.raise} variant="filled" wide>
      <RaiseForm
        people={people(rows)}
        {...(audit
          ? { audit, grades: optionsOf(GRADE_LABELS) }
          : chooses && { sources: optionsOf(OUTSIDE) })}
      />
    </ActButton>
  );
}
