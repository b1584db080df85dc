import type { Metadata } from "next";
import { AuditPage } from "@/components/audits/audit-page";
import { Checklist } from "@/components/audits/checklist";
import { ChecklistTable } from "@/components/audits/checklist-table";
import { optionsOf, people } from "@/components/audits/option";
import { audits } from "@/components/words/audits";
import { allowed, read } from "@/lib/adapters/page";
import { recordItem } from "@/lib/domain/audits/checklist/commands";
import { GRADE_LABELS } from "@/lib/domain/audits/findings/schema";
import { getAudit } from "@/lib/domain/audits/queries";
import type { AuditRecord } from "@/lib/domain/audits/schema";
import { listPersonNames } from "@/lib/domain/people/queries";

export const metadata: Metadata = { title: audits.checklist.title };

export default async function ChecklistPage({ params }: PageProps<"/audits/[ref]/checklist">) {
  const audit = await read(getAudit, { id: decodeURIComponent((await params).ref) });
  const can = await allowed({ record: recordItem });
  return (
    <AuditPage audit={audit} view="checklist">
      {can.record && audit.state === "in_progress" ? (
        <InTheField audit={audit} />
      ) : (
        <ChecklistTable items={audit.checklist} />
      )}
    </AuditPage>
  );
}

const EMPLOYED = ["compliance", "engineer", "risk_owner", "top_management", "staff"] as const;

async function InTheField({ audit: { id, reference, checklist } }: { audit: AuditRecord }) {
  const { rows } = await read(listPersonNames, { role: [...EMPLOYED] });
  return (
    <Checklist
      audit={{ id, reference }}
      items={checklist}
      people={people(rows)}
      grades={optionsOf(GRADE_LABELS)}
    />
  );
}
