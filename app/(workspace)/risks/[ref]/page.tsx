import type { Metadata } from "next";
import { Acceptances } from "@/components/risks/acceptances";
import { Assessments } from "@/components/risks/assessments";
import { Level } from "@/components/risks/level";
import { AddActionAct, RiskActs } from "@/components/risks/risk-acts";
import { factsOf, nextOf } from "@/components/risks/risk-facts";
import { Scenario } from "@/components/risks/scenario";
import { Scores } from "@/components/risks/scores";
import { Treatments } from "@/components/risks/treatments";
import { LinkedControls } from "@/components/risks/workings";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { risks as words } from "@/components/words/risks";
import { read } from "@/lib/adapters/page";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { RISK_STATE_LABELS, RISK_STATE_TONES } from "@/lib/domain/risks/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export async function generateMetadata({ params }: PageProps<"/risks/[ref]">): Promise<Metadata> {
  const { ref } = await params;
  return { title: decodeURIComponent(ref) };
}

export default async function RiskPage({ params }: PageProps<"/risks/[ref]">) {
  const risk = await read(getRisk, { id: decodeURIComponent((await params).ref) });
  const today = dayOf(clock.now());
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
      breadcrumbs={[{ href: "/risks", label: words.title }]}
    >
      <RecordView
        facts={factsOf(risk)}
        next={nextOf(risk)}
        acts={<RiskActs risk={risk} today={today} />}
      >
        <Scenario risk={risk} />
        <Scores risk={risk} />
        <Section title={words.controls}>
          <LinkedControls risk={risk} />
        </Section>
        <Section
          title={words.treatment}
          aside={risk.can.propose && <AddActionAct risk={risk} today={today} />}
        >
          <Treatments risk={risk} today={today} />
        </Section>
        <Section title={words.acceptance}>
          <Acceptances risk={risk} today={today} />
        </Section>
        <Section title={words.assessments}>
          <Assessments risk={risk} />
        </Section>
        <History entity="risk" id={risk.id} />
      </RecordView>
    </Page>
  );
}
