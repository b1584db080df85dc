import type { Metadata } from "next";
import { FindingStateBadge, GradeBadge } from "@/components/findings/badges";
import { FindingActs } from "@/components/findings/finding-acts";
import { nextOf } from "@/components/findings/finding-next";
import { FindingView, factsOf } from "@/components/findings/finding-view";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { findings } from "@/components/words/audits";
import { allowed, read } from "@/lib/adapters/page";
import { agreeWithdrawal, gradeFinding } from "@/lib/domain/audits/findings/commands";
import {
  implementAction,
  observeAction,
  verifyFinding,
} from "@/lib/domain/audits/findings/corrective-actions/commands";
import { acceptPlan, submitPlan } from "@/lib/domain/audits/findings/plans/commands";
import { getFinding } from "@/lib/domain/audits/findings/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export async function generateMetadata({
  params,
}: PageProps<"/findings/[ref]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function FindingPage({ params }: PageProps<"/findings/[ref]">) {
  const finding = await read(getFinding, { id: decodeURIComponent((await params).ref) });
  const today = dayOf(clock.now());
  const can = await allowed({
    grade: gradeFinding,
    agree: agreeWithdrawal,
    plan: submitPlan,
    judge: acceptPlan,
    implement: implementAction,
    observe: observeAction,
    verify: verifyFinding,
  });
  return (
    <Page
      title={`${finding.reference} ${finding.title}`}
      status={
        <>
          <FindingStateBadge state={finding.state} />
          <GradeBadge grade={finding.grade} />
        </>
      }
      breadcrumbs={[{ href: "/findings", label: findings.title }]}
    >
      <RecordView
        facts={factsOf(finding)}
        next={nextOf(finding, today)}
        acts={<FindingActs finding={finding} can={can} today={today} />}
      >
        <FindingView finding={finding} />
        <History entity="finding" id={finding.id} />
      </RecordView>
    </Page>
  );
}
