import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { Columns, Rows, Section } from "@/components/ui/section";
import { work } from "@/components/words/work";
import { FirstSteps } from "@/components/work/first-steps";
import { PostureStats } from "@/components/work/posture-stats";
import { RiskPicture } from "@/components/work/risk-picture";
import { TaskList } from "@/components/work/task-groups";
import { TopRisks } from "@/components/work/top-risks";
import { may, read, signedIn } from "@/lib/adapters/page";
import { riskMatrix, topRisks } from "@/lib/domain/risks/queries";
import { readBeginning } from "@/lib/domain/work/beginning/queries";
import { listTasks, readPosture } from "@/lib/domain/work/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: work.dashboard };
const SHOWN = 6;

/** What needs me, where the risks are, and the open gaps by name. */
export default async function DashboardPage() {
  const actor = await signedIn();
  if (!may(actor, riskMatrix)) redirect("/my-work");
  const [beginning, tasks, posture, matrix, top] = await Promise.all([
    read(readBeginning),
    read(listTasks, { size: SHOWN }),
    read(readPosture),
    read(riskMatrix, { of: "current" }),
    read(topRisks, { size: 10 }),
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
            <TaskList tasks={tasks.rows} today={dayOf(clock.now())} />
          )}
        </Section>
        <Section title={work.gaps}>
          <PostureStats posture={posture} />
        </Section>
        <Columns>
          <Section title={work.matrix}>
            <RiskPicture matrix={matrix} />
          </Section>
          <Section title={work.top}>
            <TopRisks rows={top} />
          </Section>
        </Columns>
      </Rows>
    </Page>
  );
}
