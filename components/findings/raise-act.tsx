import { optionsOf, people } from "@/components/audits/option";
import { ActButton } from "@/components/ui/act-button";
import { findings } from "@/components/words/audits";
import { read, signedIn } from "@/lib/adapters/page";
import { clauses } from "@/lib/domain/audits/catalogue";
import { FINDING_SOURCE_LABELS, GRADE_LABELS } from "@/lib/domain/audits/findings/schema";
import { annexA, controlOf } from "@/lib/domain/controls/catalogue";
import { listControls } from "@/lib/domain/controls/queries";
import { listPersonNames } from "@/lib/domain/people/queries";
import { holds } from "@/lib/kernel/actor";
import { RaiseForm } from "./forms";

const EMPLOYED = ["compliance", "engineer", "risk_owner", "top_management", "staff"] as const;
const { internal_audit: _, ...OUTSIDE } = FINDING_SOURCE_LABELS;

/** Clauses, controls of Annex A, and the own controls that the reader sees. */
async function criteria() {
  const { rows } = await read(listControls, { size: 500, sort: "position" });
  const own = rows.filter(({ reference }) => !controlOf(reference));
  return [
    ...[...clauses, ...annexA].map(({ id, title }) => ({ value: id, label: title })),
    ...own.map(({ reference, title }) => ({ value: reference, label: title })),
  ];
}

/** Raises a finding: on its own, or within an audit, where its auditor may grade it at once. */
export async function RaiseAct({ audit }: { audit?: string }) {
  const { rows } = await read(listPersonNames, { role: [...EMPLOYED] });
  const actor = await signedIn();
  const chooses = holds(actor, "compliance", "internal_auditor");
  return (
    <ActButton label={findings.raise} variant="filled" wide>
      <RaiseForm
        people={people(rows)}
        refs={await criteria()}
        {...(audit
          ? { audit, grades: optionsOf(GRADE_LABELS) }
          : chooses && {
              sources: optionsOf(OUTSIDE),
              mustSaySource: holds(actor, "internal_auditor"),
            })}
      />
    </ActButton>
  );
}
