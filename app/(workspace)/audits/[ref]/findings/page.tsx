import type { Metadata } from "next";
import { AuditPage } from "@/components/audits/audit-page";
import { AuditFindings } from "@/components/audits/audit-view";
import { RaiseAct } from "@/components/findings/raise-act";
import { findings } from "@/components/words/audits";
import { allowed, read } from "@/lib/adapters/page";
import { recordItem } from "@/lib/domain/audits/checklist/commands";
import { getAudit } from "@/lib/domain/audits/queries";

export const metadata: Metadata = { title: findings.title };
const FIELD: readonly string[] = ["in_progress", "reporting"];

export default async function AuditFindingsPage({ params }: PageProps<"/audits/[ref]/findings">) {
  const audit = await read(getAudit, { id: decodeURIComponent((await params).ref) });
  const can = await allowed({ record: recordItem });
  const raises = can.record && FIELD.includes(audit.state);
  return (
    <AuditPage audit={audit} view="findings" aside={raises && <RaiseAct audit={audit.reference} />}>
      <AuditFindings audit={audit} />
    </AuditPage>
  );
}
