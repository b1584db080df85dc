import type { Metadata } from "next";
import { AuditTable } from "@/components/audits/audit-table";
import { PlanAct } from "@/components/audits/plan-act";
import { Page } from "@/components/shell/page";
import { audits } from "@/components/words/audits";
import { allowed, readList } from "@/lib/adapters/page";
import { planAudit } from "@/lib/domain/audits/commands";
import { listAudits } from "@/lib/domain/audits/queries";
import { AUDIT_STATE_LABELS } from "@/lib/domain/audits/schema";

export const metadata: Metadata = { title: audits.title };

export default async function AuditsPage({ searchParams }: PageProps<"/audits">) {
  const page = await readList(listAudits, searchParams);
  const can = await allowed({ plan: planAudit });
  return (
    <Page title={audits.title} lead={audits.lead} aside={can.plan && <PlanAct />}>
      <AuditTable {...page} states={AUDIT_STATE_LABELS} />
    </Page>
  );
}
