import { ActButton } from "@/components/ui/act-button";
import { audits } from "@/components/words/audits";
import { read } from "@/lib/adapters/page";
import { clauses } from "@/lib/domain/audits/catalogue";
import type { AuditRecord } from "@/lib/domain/audits/schema";
import { listControls } from "@/lib/domain/controls/queries";
import { listPersonNames } from "@/lib/domain/people/queries";
import { PlanForm } from "./forms";
import { people } from "./option";

const { acts } = audits;

async function choices() {
  const { rows: auditors } = await read(listPersonNames, { role: ["internal_auditor"] });
  const { rows: controls } = await read(listControls, { size: 500, sort: "position" });
  const option = (ref: string, title: string) => ({ value: ref, label: `${ref} ${title}` });
  const auditable = clauses.filter((clause) => clause.auditable);
  return {
    leads: people(auditors),
    refs: [
      ...auditable.map(({ id, title }) => option(id, title)),
      ...controls.map(({ reference, title }) => option(reference, title)),
    ],
  };
}

const BLANK = {
  ...{ title: "", objective: "", scope: "", method: "", independence: "" },
  ...{ from: "", to: "", lead: "", criteria: [], refs: [] },
};

/** Plans an audit. */
export async function PlanAct() {
  return (
    <ActButton label={audits.plan} variant="filled" wide>
      <PlanForm {...(await choices())} initial={BLANK} />
    </ActButton>
  );
}

/** Changes the plan, while nobody has been told. */
export async function EditAct({ audit }: { audit: AuditRecord }) {
  const { id, version, title, objective, scope, criteria, method, independence } = audit;
  const initial = {
    ...{ title, objective, scope, criteria, method, independence },
    ...{ from: audit.from, to: audit.to, lead: audit.lead.reference },
    refs: audit.checklist.map(({ ref }) => ref),
  };
  return (
    <ActButton label={acts.edit} wide>
      <PlanForm {...(await choices())} initial={initial} existing={{ id, version }} />
    </ActButton>
  );
}
