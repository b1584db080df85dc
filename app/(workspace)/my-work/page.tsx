import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Rows } from "@/components/ui/section";
import { work } from "@/components/words/work";
import { MoreTasks } from "@/components/work/more-tasks";
import { TaskGroups } from "@/components/work/task-groups";
import { readList } from "@/lib/adapters/page";
import { listTasks } from "@/lib/domain/work/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: work.title };
const SHOWN = 200;

export default async function MyWorkPage({ searchParams }: PageProps<"/my-work">) {
  const { rows, total, overdue, next } = await readList(listTasks, searchParams, { size: SHOWN });
  return (
    <Page title={work.title} lead={total > 0 ? work.lead(total, overdue) : undefined}>
      {rows.length === 0 ? (
        <Empty title={work.nothing} body={work.nothingBody} />
      ) : (
        <Rows>
          <TaskGroups tasks={rows} today={dayOf(clock.now())} />
          {rows.length < total && <MoreTasks shown={rows.length} total={total} next={next} />}
        </Rows>
      )}
    </Page>
  );
}
