import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Rows } from "@/components/ui/section";
import { work } from "@/components/words/work";
import { DueAssets } from "@/components/work/due-assets";
import { MoreTasks } from "@/components/work/more-tasks";
import { TaskGroups } from "@/components/work/task-groups";
import { read, readList } from "@/lib/adapters/page";
import { listAssets } from "@/lib/domain/assets/queries";
import { listTasks } from "@/lib/domain/work/queries";
import type { Task } from "@/lib/domain/work/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: work.title };
const SHOWN = 200;

export default async function MyWorkPage({ searchParams }: PageProps<"/my-work">) {
  const { rows, total, overdue, next } = await readList(listTasks, searchParams, { size: SHOWN });
  const today = dayOf(clock.now());
  // Whoever owns assets confirms them here, by one click; they need not stand here twice.
  const due = await dueAssets(rows, today);
  const listed = new Set(due.rows.map(({ id }) => id));
  return (
    <Page title={work.title} lead={total > 0 ? work.lead(total, overdue) : undefined}>
      {rows.length === 0 ? (
        <Empty title={work.nothing} body={work.nothingBody} />
      ) : (
        <Rows>
          {due.rows.length > 0 && <DueAssets assets={due.rows} total={due.total} today={today} />}
          <TaskGroups
            tasks={rows.filter(({ kind, id }) => kind !== "confirm_asset" || !listed.has(id))}
            today={today}
          />
          {rows.length < total && <MoreTasks shown={rows.length} total={total} next={next} />}
        </Rows>
      )}
    </Page>
  );
}

/** Their versions are asked for only when there are any. */
async function dueAssets(tasks: readonly Task[], today: string) {
  if (!tasks.some(({ kind }) => kind === "confirm_asset")) return { rows: [], total: 0 };
  const asked = { owner: "me", reviewBy: today, sort: "nextReview", size: 25 } as const;
  return read(listAssets, asked);
}
