import { AuditTable } from "@/components/audits/audit-table";
import { AuditFindings, factsOf, PlanSection, ReportSection } from "@/components/audits/audit-view";
import { ChecklistTable } from "@/components/audits/checklist-table";
import { AUDIT_TONES } from "@/components/audits/tones";
import { RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { audits, findings } from "@/components/words/audits";
import { read, readList } from "@/lib/adapters/page";
import { getAudit, listAudits } from "@/lib/domain/audits/queries";
import { AUDIT_STATE_LABELS } from "@/lib/domain/audits/schema";
import { RoomPage } from "./parts";
import type { ListProps, RecordProps, RoomSection } from "./section";

async function List({ base, searchParams }: ListProps) {
  const page = await readList(listAudits, searchParams);
  return <AuditTable {...page} states={AUDIT_STATE_LABELS} base={base} />;
}

async function Record({ base, id }: RecordProps) {
  const audit = await read(getAudit, { id });
  const { reference, title, state } = audit;
  return (
    <RoomPage
      module="audit"
      base={base}
      path="audits"
      title={`${reference} ${title}`}
      status={<StatusBadge tone={AUDIT_TONES[state]}>{AUDIT_STATE_LABELS[state]}</StatusBadge>}
    >
      <RecordView facts={factsOf(audit)}>
        <ReportSection audit={audit} />
        <PlanSection audit={audit} />
        <Section title={findings.title}>
          <AuditFindings audit={audit} base={base} />
        </Section>
        <Section title={audits.checklist.title}>
          <ChecklistTable items={audit.checklist} base={base} />
        </Section>
      </RecordView>
    </RoomPage>
  );
}

export const auditsSection: RoomSection<"audit"> = { module: "audit", List, Record };
