import type { Metadata } from "next";
import { AuditActs } from "@/components/audits/audit-acts";
import { nextOf } from "@/components/audits/audit-next";
import { AuditPage } from "@/components/audits/audit-page";
import { factsOf, PlanSection } from "@/components/audits/audit-view";
import { IndependenceSection } from "@/components/audits/independence-section";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { allowed, read } from "@/lib/adapters/page";
import { cancelAudit, startAudit } from "@/lib/domain/audits/commands";
import { auditIndependence } from "@/lib/domain/audits/independence/queries";
import { getAudit } from "@/lib/domain/audits/queries";
import { requestReview } from "@/lib/domain/people/segregation/commands";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export async function generateMetadata({ params }: PageProps<"/audits/[ref]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function AuditOverviewPage({ params }: PageProps<"/audits/[ref]">) {
  const audit = await read(getAudit, { id: decodeURIComponent((await params).ref) });
  const can = await allowed({
    audit: startAudit,
    cancel: cancelAudit,
    judge: auditIndependence,
    ask: requestReview,
  });
  const today = dayOf(clock.now());
  return (
    <AuditPage audit={audit} view="overview">
      <RecordView
        facts={factsOf(audit)}
        next={nextOf(audit)}
        acts={<AuditActs audit={audit} can={can} today={today} />}
      >
        <PlanSection audit={audit} />
        {can.judge && <IndependenceSection id={audit.id} canAsk={can.ask} />}
        <History entity="audit" id={audit.id} />
      </RecordView>
    </AuditPage>
  );
}
