import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Rows } from "@/components/ui/section";
import { work } from "@/components/words/work";
import { DueAssets } from "@/components/work/due-assets";
import { MoreTasks } from "@/components/work/more-tasks";
import { Reminders } from "@/components/work/reminders";
import { TaskGroups } from "@/components/work/task-groups";
import { WorkTabs } from "@/components/work/work-tabs";
import { read, readList, signedIn } from "@/lib/adapters/page";
import { listAssets } from "@/lib/domain/assets/queries";
import { listTasks } from "@/lib/domain/work/queries";
import { listReminders } from "@/lib/domain/work/reminders/queries";
import type { Task } from "@/lib/domain/work/schema";

export const metadata: Metadata = { title: work.title };
const SHOWN = 200;
/** Reminders above them; the others follow once these are read. */
const REMINDED = 10;

export default async function MyWorkPage({ searchParams }: PageProps<"/my-work">) {
  const { rows, total, overdue, next } = await readList(listTasks, searchParams, { size: SHOWN });
  const [reminded, me] = await Promise.all([
    read(listReminders, { read: "no", size: REMINDED }),
    signedIn(),
  ]);
  const { today } = reminded;
  // Whoever owns assets confirms them here, by one click; they need not stand here twice.
  const due = await dueAssets(rows, today);
  const listed = new Set(due.rows.map(({ id }) => id));
  return (
    <Page title={work.title} lead={total > 0 ? work.lead(total, overdue) : undefined}>
      <Rows>
        <WorkTabs current="/my-work" />
        <Reminders {...reminded} me={me.id} />
        {rows.length === 0 && <Empty title={work.nothing} body={work.nothingBody} />}
        {due.rows.length > 0 && <DueAssets assets={due.rows} total={due.total} today={today} />}
        <TaskGroups
          tasks={rows.filter(({ kind, id }) => kind !== "confirm_asset" || !listed.has(id))}
          today={today}
        />
        {rows.length < total && <MoreTasks shown={rows.length} total={total} next={next} />}
      </Rows>
    </Page>
  );
}

/** Their versions are asked for only when there are any. */
async function dueAssets(tasks: readonly Task[], today: string) {
  if (!tasks.some(({ kind }) => kind === "confirm_asset")) return { rows: [], total: 0 };
  const asked = { owner: "me", reviewBy: today, sort: "nextReview", size: 25 } as const;
  return read(listAssets, asked);
}
