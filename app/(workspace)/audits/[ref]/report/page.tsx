import type { Metadata } from "next";
import { AuditPage } from "@/components/audits/audit-page";
import { AuditFindings, PlanSection, ReportSection } from "@/components/audits/audit-view";
import { Rows, Section } from "@/components/ui/section";
import { audits, findings } from "@/components/words/audits";
import { read } from "@/lib/adapters/page";
import { getAudit } from "@/lib/domain/audits/queries";

export const metadata: Metadata = { title: audits.report.title };

export default async function ReportPage({ params }: PageProps<"/audits/[ref]/report">) {
  const audit = await read(getAudit, { id: decodeURIComponent((await params).ref) });
  return (
    <AuditPage audit={audit} view="report">
      <Rows>
        <ReportSection audit={audit} />
        {audit.conclusion && (
          <>
            <Section title={findings.title}>
              <AuditFindings audit={audit} />
            </Section>
            <PlanSection audit={audit} />
          </>
        )}
      </Rows>
    </AuditPage>
  );
}
