import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Rows } from "@/components/ui/section";
import { dues as words } from "@/components/words/reminders";
import { DuesTable } from "@/components/work/dues-table";
import { WorkTabs } from "@/components/work/work-tabs";
import { readList } from "@/lib/adapters/page";
import { listDues } from "@/lib/domain/work/dues/queries";

export const metadata: Metadata = { title: words.title };

export default async function DuePage({ searchParams }: PageProps<"/my-work/due">) {
  const page = await readList(listDues, searchParams);
  const { from, to, person } = await searchParams;
  const narrowed = [
    ...(person ? [words.of] : []),
    ...(isDay(from) ? [words.from(formatDay(from))] : []),
    ...(isDay(to) ? [words.to(formatDay(to))] : []),
  ];
  return (
    <Page title={words.title} lead={words.lead}>
      <Rows>
        <WorkTabs current="/my-work/due" />
        {narrowed.length > 0 && (
          <p>
            {words.only(narrowed)} <Link href="/my-work/due">{words.all}</Link>
          </p>
        )}
        <DuesTable {...page} />
      </Rows>
    </Page>
  );
}

const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
