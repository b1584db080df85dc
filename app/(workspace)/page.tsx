import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AbovePanel } from "@/components/risks/tallies/above-panel";
import { AgeingPanel } from "@/components/risks/tallies/ageing-panel";
import { sinceOf } from "@/components/risks/tallies/since";
import { TopPanel } from "@/components/risks/tallies/top-panel";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { Columns, Rows, Section } from "@/components/ui/section";
import { tallies } from "@/components/words/tallies";
import { work } from "@/components/words/work";
import { FirstSteps } from "@/components/work/first-steps";
import { PostureStats } from "@/components/work/posture-stats";
import { RiskPicture } from "@/components/work/risk-picture";
import { TaskList } from "@/components/work/task-groups";
import { may, read, readList, signedIn, today } from "@/lib/adapters/page";
import { readSummary, riskMatrix, topRisks } from "@/lib/domain/risks/tallies/queries";
import { readBeginning } from "@/lib/domain/work/beginning/queries";
import { listTasks, readPosture } from "@/lib/domain/work/queries";

export const metadata: Metadata = { title: work.dashboard };
const SHOWN = 6;

/** What needs me, where the risks are, and the open gaps by name. */
export default async function DashboardPage({ searchParams }: PageProps<"/">) {
  const actor = await signedIn();
  if (!may(actor, riskMatrix)) redirect("/my-work");
  const [beginning, tasks, posture, matrix, top, summary] = await Promise.all([
    read(readBeginning),
    read(listTasks, { size: SHOWN }),
    read(readPosture),
    readList(riskMatrix, sinceOf(searchParams, today())),
    read(topRisks),
    read(readSummary),
  ]);
  return (
    <Page title={work.dashboard} lead={posture.organisation}>
      <Rows>
        {!beginning.over && (
          <Section title={work.first.title}>
            <FirstSteps steps={beginning.steps} actor={actor} />
          </Section>
        )}
        <Section
          title={`${work.needs} (${tasks.total})`}
          aside={tasks.next !== null && <LinkButton href="/my-work">{work.allWork}</LinkButton>}
        >
          {tasks.rows.length === 0 ? (
            <p>{work.nothing}</p>
          ) : (
            <TaskList tasks={tasks.rows} today={today()} />
          )}
        </Section>
        <Section title={work.gaps}>
          <PostureStats posture={posture} />
        </Section>
        <Columns>
          <Section title={tallies.matrix}>
            <RiskPicture matrix={matrix} />
          </Section>
          <Section title={tallies.top}>
            <TopPanel rows={top} scale={matrix.scale} />
          </Section>
        </Columns>
        <Columns>
          <Section title={tallies.above}>
            <AbovePanel summary={summary} />
          </Section>
          <Section title={tallies.ageing}>
            <AgeingPanel summary={summary} />
          </Section>
        </Columns>
      </Rows>
    </Page>
  );
}
