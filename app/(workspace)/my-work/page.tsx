import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Rows } from "@/components/ui/section";
import { work } from "@/components/words/work";
import { TaskGroups } from "@/components/work/task-groups";
import { read } from "@/lib/adapters/page";
import { listTasks } from "@/lib/domain/work/queries";

export const metadata: Metadata = { title: work.title };

export default async function MyWorkPage() {
  const { rows, overdue } = await read(listTasks);
  return (
    <Page title={work.title} lead={rows.length > 0 ? work.lead(rows.length, overdue) : undefined}>
      {rows.length === 0 ? (
        <Empty title={work.nothing} body={work.nothingBody} />
      ) : (
        <Rows>
          <TaskGroups tasks={rows} />
        </Rows>
      )}
    </Page>
  );
}
