import type { Metadata } from "next";
import { ProposedBecause } from "@/components/proposals/proposed-because";
import { Acceptances } from "@/components/risks/acceptances";
import { AddActionAct } from "@/components/risks/add-action-act";
import { AssessmentChart } from "@/components/risks/assessment-chart";
import { Assessments } from "@/components/risks/assessments";
import { Level } from "@/components/risks/level";
import { nextLine } from "@/components/risks/next-line";
import { PlanApprovals } from "@/components/risks/plan/plan-approvals";
import { Reviews } from "@/components/risks/reviews";
import { RiskActs } from "@/components/risks/risk-acts";
import { factsOf } from "@/components/risks/risk-facts";
import { Scenario } from "@/components/risks/scenario";
import { Scores } from "@/components/risks/scores";
import { Treatments } from "@/components/risks/treatments";
import { LinkedControls } from "@/components/risks/workings";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { LinkButton } from "@/components/ui/link-button";
import { RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { assessments } from "@/components/words/assessments";
import { risks as words } from "@/components/words/risks";
import { read } from "@/lib/adapters/page";
import { getRisk } from "@/lib/domain/risks/details/queries";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { MEND_ACTS } from "@/lib/domain/risks/health/schema";
import { readPlanApprovals } from "@/lib/domain/risks/plans/queries";
import { RISK_STATE_LABELS, RISK_STATE_TONES } from "@/lib/domain/risks/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export async function generateMetadata({ params }: PageProps<"/risks/[ref]">): Promise<Metadata> {
  const { ref } = await params;
  return { title: decodeURIComponent(ref) };
}

export default async function RiskPage({ params, searchParams }: PageProps<"/risks/[ref]">) {
  const asked = (await searchParams).act;
  const act = MEND_ACTS.find((one) => one === asked);
  const risk = await read(getRisk, { id: decodeURIComponent((await params).ref) });
  const approvals = await read(readPlanApprovals, { id: risk.id });
  const today = dayOf(clock.now());
  const isScored = risk.kind === "risk";
  return (
    <Page
      title={`${risk.reference} ${risk.title}`}
      status={
        <>
          <StatusBadge tone={RISK_STATE_TONES[risk.state]}>
            {RISK_STATE_LABELS[risk.state]}
          </StatusBadge>
          {risk.current && <Level level={risk.current} />}
        </>
      }
      lead={nextLine(risk.next)}
      breadcrumbs={[{ href: "/risks", label: words.title }]}
    >
      <RecordView facts={factsOf(risk)} acts={<RiskActs risk={risk} act={act} />}>
        <Scenario risk={risk} />
        <ProposedBecause id={risk.id} threat={risk.threat} />
        {isScored && <Judged risk={risk} />}
        <Section
          title={words.treatment}
          aside={
            risk.can.propose && <AddActionAct risk={risk} today={today} opened={act === "action"} />
          }
        >
          <Treatments risk={risk} today={today} />
          <PlanApprovals {...approvals} />
        </Section>
        {isScored && <Accepted risk={risk} today={today} />}
        <Reviews risk={risk} />
        <History entity="risk" id={risk.id} />
      </RecordView>
    </Page>
  );
}

interface PartProps {
  risk: RiskDetail;
}

/** What an opportunity has none of: scores, and the controls that they follow from. */
const Judged = ({ risk }: PartProps) => (
  <>
    <Scores risk={risk} />
    <Section title={words.controls}>
      <LinkedControls risk={risk} />
    </Section>
  </>
);

/** Nor acceptances or assessments. */
const Accepted = ({ risk, today }: PartProps & { today: string }) => (
  <>
    <Section title={words.acceptance}>
      <Acceptances risk={risk} today={today} />
    </Section>
    <Section
      title={words.assessments}
      aside={
        risk.assessments.length > 1 && (
          <LinkButton href={`/risks/${risk.reference}/assessments`}>
            {assessments.compare}
          </LinkButton>
        )
      }
    >
      <AssessmentChart risk={risk} now={clock.now().toISOString()} />
      <Assessments risk={risk} />
    </Section>
  </>
);
